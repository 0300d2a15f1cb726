//! Ctrl-C and the like: they end the program at once, but never in the middle of writing.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The exit code of a program that Ctrl-C has ended.
const EXIT_CODE: i32 = 130;

static IS_PENDING: AtomicBool = AtomicBool::new(false);
static WRITING: Mutex<()> = Mutex::new(());

/// While this exists, the program goes on; an interrupt ends it right after.
pub struct Deferral {
    _writing: MutexGuard<'static, ()>,
}

/// Defers interrupts from now on.
pub fn defer() -> Deferral {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        // Where the system does not let us listen, an interrupt ends the program as ever.
        let _ = ctrlc::set_handler(|| {
            IS_PENDING.store(true, Ordering::SeqCst);
            let _writing_is_over = wait();
            process::exit(EXIT_CODE);
        });
    });
    Deferral { _writing: wait() }
}

impl Deferral {
    /// Whether an interrupt has come that waits.
    pub fn is_pending(&self) -> bool {
        IS_PENDING.load(Ordering::SeqCst)
    }
}

/// Ends the program as an interrupt does.
pub fn end() -> ! {
    process::exit(EXIT_CODE)
}

fn wait() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}
