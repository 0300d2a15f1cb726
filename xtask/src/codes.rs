//! The codes of messages as arguments: one that is misspelt gets the nearest, and not all of them.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use generator::explanations::{codes, nearest};

/// Reads a code. Shells complete it.
#[derive(Clone)]
pub struct Code;

impl TypedValueParser for Code {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let value = value.to_string_lossy();
        if codes().any(|code| code == value) {
            return Ok(value.into_owned());
        }
        let nearest = nearest(&value).map(|code| format!("did you mean `{code}`? "));
        let message = format!(
            "there is no code `{value}`\n  help: {}`cargo xtask explain` lists all\n",
            nearest.unwrap_or_default()
        );
        Err(Error::raw(ErrorKind::InvalidValue, message).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(codes().map(PossibleValue::new)))
    }
}
