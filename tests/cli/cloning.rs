//! `copil clone`: a first copy of a shared plan.

use crate::common::World;

/// A shared repository with the plan of `World::new`, beside its founder's.
fn shared() -> (World, String) {
    let world = World::new();
    let address = world.path().join("../partage.git").to_string_lossy().into_owned();
    world.git(&["init", "-q", "--bare", "-b", "main", &address]);
    world.git(&["remote", "add", "origin", &address]);
    world.run(&["sync"]).ends(0);
    (world, address)
}

#[test]
fn a_copy_goes_into_a_folder_named_after_the_address_and_can_be_worked_in() {
    let (drh, address) = shared();
    drh.git(&["tag", "-a", "refused/essai/x", "-m", "Non."]);
    drh.git(&["push", "-q", "origin", "refused/essai/x"]);
    let claire = World::empty();
    claire
        .lance(&["clone", &address])
        .ends(0)
        .says(&["Le plan est ici", "partage", "copil sync"]);
    assert_eq!(claire.git(&["-C", "partage", "tag"]).trim(), "refused/essai/x");
    claire.git(&["-C", "partage", "config", "user.name", "Claire"]);
    claire.git(&["-C", "partage", "config", "user.email", "claire@essai.test"]);
    let plan = claire.path().join("partage/plans/essai");
    let plan = plan.to_string_lossy();
    claire.run(&["--plan", &plan, "set", "RH-10", "priority=low"]).ends(0);
    claire
        .run(&["--plan", &plan, "sync"])
        .ends(0)
        .says(&["Shared: 1 change."]);
    drh.run(&["sync"]).ends(0).says(&["Received: 1 change."]);
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let (_drh, address) = shared();
    let claire = World::empty();
    claire.write("partage/notes.txt", "à moi");
    claire
        .run(&["clone", &address])
        .ends(4)
        .says(&["is not empty", "copil clone ADDRESS FOLDER"]);
    assert_eq!(claire.read("partage/notes.txt"), "à moi");
    let told = claire.run(&["clone", &address, "ailleurs", "--json"]).ends(0).json();
    assert!(told["plans"][0].as_str().unwrap().ends_with("ailleurs/plans/essai"));
}

#[test]
fn an_address_where_nothing_is_leaves_nothing_behind() {
    let claire = World::empty();
    claire
        .lance(&["clone", "../nulle-part.git"])
        .ends(4)
        .says(&["Vérifiez l’adresse"]);
    claire
        .lance(&["clone", ".."])
        .ends(2)
        .says(&["Aucun dossier ne peut porter le nom"]);
    assert_eq!(claire.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_repository_without_a_plan_is_said_to_have_none() {
    let world = World::empty();
    world.git(&["init", "-q", "--bare", "../vide.git"]);
    world
        .lance(&["clone", "../vide.git"])
        .ends(0)
        .says(&["il n’y a pas encore de plan"]);
}
