//! Runs the real `xtask` in folders of its own, as a user does.

mod checking;
mod comparing;
mod comparing_alike;
mod comparing_branches;
mod comparing_errors;
mod comparing_files;
mod comparing_lists;
mod comparing_overlays;
mod drift_actions;
mod drifting;
mod fetching;
mod fetching_overlays;
mod files;
mod inferring;
#[cfg(unix)]
mod interrupting;
mod machines;
mod messages;
mod naming;
mod odd_answers;
#[cfg(unix)]
mod odd_bodies;
#[cfg(unix)]
mod recording;
#[cfg(unix)]
mod recording_links;
#[cfg(unix)]
mod recording_people;
#[cfg(unix)]
mod recording_secrets;
#[cfg(unix)]
mod recording_words;
mod refusing;
mod releasing;
mod sandbox;
mod showing;
mod unions;
mod usage;
mod workspaces;
mod writing;
