//! A plan that many share: real clones, real git, real servers, and what happens to all of them.

mod common;

#[path = "fuzz/chance.rs"]
#[allow(dead_code, reason = "each test crate uses its part")]
mod chance;
#[path = "sharing/crowd.rs"]
mod crowd;
#[cfg(target_os = "linux")]
#[path = "sharing/cuts.rs"]
mod cuts;
#[path = "sharing/cutting.rs"]
mod cutting;
#[cfg(unix)]
#[path = "sharing/loopback.rs"]
mod loopback;
#[path = "sharing/member.rs"]
mod member;
#[path = "sharing/model.rs"]
mod model;
#[path = "sharing/replay.rs"]
mod replay;
#[cfg(unix)]
#[path = "sharing/servers.rs"]
mod servers;
#[path = "sharing/states.rs"]
mod states;
