//! Figures first, as values; then what turns them, and everything that can go wrong, into what a person reads.

pub mod figures;
pub mod outlook;
pub mod parts;
pub mod promise;
pub mod rest;
pub mod unknown;
pub mod worklist;
