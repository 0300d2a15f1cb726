//! How far a task has come: shown on a terminal, while it lasts, and nowhere else.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard error that goes when the task goes on.
pub struct Progress(ProgressBar);

impl Progress {
    /// Of steps that are counted.
    pub fn of_steps(what: &'static str) -> Self {
        Self::styled(what, "{msg}: {pos} of {len}")
    }

    /// Of a text whose length is not known.
    pub fn of_bytes(what: &'static str) -> Self {
        Self::styled(what, "{msg}: {decimal_bytes}")
    }

    /// Of work that nothing is known of before it is done.
    pub fn of_work(what: &'static str) -> Self {
        let progress = Self::styled(what, "{spinner} {msg}: {elapsed}");
        progress.0.enable_steady_tick(Duration::from_millis(100));
        progress
    }

    /// That so much is done, of so much.
    pub fn set(&self, done: usize, all: usize) {
        self.0.set_length(number(all));
        self.0.set_position(number(done));
    }

    /// That so much more is done.
    pub fn add(&self, more: usize) {
        self.0.inc(number(more));
    }

    fn styled(what: &'static str, template: &str) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self(bar)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
