//! Whoever looks after a plan on the screen need not know what it is kept with: the words that they are spared.

const WORDS_OF_GIT: [&str; 35] = [
    "git",
    "commit",
    "commits",
    "committed",
    "branch",
    "branches",
    "branche",
    "merge",
    "merged",
    "merges",
    "fusion",
    "fusionner",
    "push",
    "pull",
    "fetch",
    "fetched",
    "rebase",
    "checkout",
    "stash",
    "clone",
    "clones",
    "cloner",
    "clonez",
    "repository",
    "repositories",
    "dépôt",
    "dépôts",
    "remote",
    "origin",
    "upstream",
    "head",
    "index",
    "diff",
    "hash",
    "sha",
];

/// The words of git in a text. What is “pushed back” or carries a tag is the plan's own.
pub(crate) fn words_of_git(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| WORDS_OF_GIT.contains(word))
        .map(str::to_owned)
        .collect()
}
