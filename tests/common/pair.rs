//! Two people, each with a clone, and a bare repository between them.

use std::path::PathBuf;

use super::World;

pub(crate) const RH04: &str = "plans/essai/groups/rh/RH-04.toml";
pub(crate) const RH10: &str = "plans/essai/groups/rh/RH-10.toml";

/// The DRH's clone and Claire's, alike, and the shared repository.
pub(crate) fn two() -> (World, World) {
    let drh = World::new();
    let shared = shared(&drh);
    drh.git(&["init", "-q", "--bare", "-b", "main", &shared]);
    drh.git(&["remote", "add", "origin", &shared]);
    drh.run(&["sync"]).ends(0).says(&["Shared: 1 change."]);
    let claire = World::empty();
    claire.git(&["clone", "-q", &shared, "."]);
    claire.git(&["config", "user.name", "Claire"]);
    claire.git(&["config", "user.email", "claire@essai.test"]);
    (drh, claire)
}

pub(crate) fn shared(world: &World) -> String {
    let path: PathBuf = world.path().join("../shared.git");
    path.to_string_lossy().into_owned()
}

/// Both have the same plan, nothing is left over, and git finds nothing wrong.
pub(crate) fn agree(one: &World, other: &World) {
    assert_eq!(one.head(), other.head());
    for world in [one, other] {
        assert_eq!(world.status(), "");
        world.git(&["fsck", "--strict"]);
    }
}
