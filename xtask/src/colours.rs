//! Words in colour. The streams that they are written to leave the colours out where there is no
//! terminal, or `NO_COLOR` is set.

use anstyle::{AnsiColor, Style};
use generator::compare::Verdict;
use generator::{Diagnostic, Severity};

/// A verdict.
pub fn verdict(verdict: Verdict) -> String {
    let colour = match verdict {
        Verdict::Breaking => AnsiColor::Red,
        Verdict::Behaviour => AnsiColor::Yellow,
        Verdict::Additive => AnsiColor::Green,
        Verdict::Documentation => AnsiColor::Cyan,
    };
    styled(colour.on_default().bold(), &verdict.to_string())
}

/// A failure: its words `error:`, as those of diagnostics.
pub fn failure(text: &str) -> String {
    let error = styled(AnsiColor::BrightRed.on_default().bold(), "error:");
    let lines = text
        .split('\n')
        .map(|line| match line.strip_prefix("error:") {
            Some(rest) => format!("{error}{rest}"),
            None => line.to_owned(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many messages there are besides those that are drawn.
pub fn more(number: usize, like: &Diagnostic) -> String {
    let Diagnostic { severity, code, .. } = like;
    let colour = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::BrightGreen,
    };
    let title = styled(colour.on_default().bold(), &format!("{severity}[{code}]"));
    format!("{title}: {number} more; `--all-messages` shows them")
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
