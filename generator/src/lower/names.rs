//! Names of Rust, made from the texts of a description.
//!
//! A name depends on its own text alone, never on the order of things or on what else is there. It
//! is always legal Rust, and never a keyword or a name that generated code needs for itself.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words that cannot be the name of a value, all of edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types that files of models name without declaring them.
const TYPES: &[&str] = &[
    "Aliases",
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "DateTime",
    "Debug",
    "Default",
    "Deserialize",
    "DeserializeOwned",
    "Deserializer",
    "Display",
    "Eq",
    "Err",
    "FileOr",
    "FilePart",
    "From",
    "FurtherFields",
    "Hash",
    "IndexMap",
    "Into",
    "IntoIterator",
    "JsonKind",
    "Multipart",
    "None",
    "Number",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "RawJson",
    "Result",
    "Self",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "TextForm",
    "TryFrom",
    "Vec",
];

/// The type whose constructor would have its own name.
const CONSTRUCTED: &str = "New";

/// Further types that files of resources name without declaring them.
const CALL_TYPES: &[&str] = &[
    "Bytes",
    "Call",
    "Client",
    "Data",
    "Future",
    "IntoFuture",
    "Json",
    "JsonOrNull",
    "JsonText",
    "Lenient",
    "Method",
    "Nothing",
    "Page",
    "Redirected",
    "Send",
    "Style",
];

/// The name of a field, argument or method: `snake_case`.
pub fn value_name(text: &str) -> String {
    let name = legal(spelled(text).to_snake_case(), 'n');
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// How many letters the name of a file can have before its ending, on every system.
const LONGEST: usize = 200;

/// What Windows takes for devices, with whatever ending.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// The name of a module: that of a value, in ASCII, as it is a file's name too. What has the same first words up to
/// where that gets too long has one module.
pub fn module_name(text: &str) -> String {
    let name = value_name(text);
    let letters = name.chars().map(|letter| match letter.is_ascii() {
        true => letter.to_string(),
        false => sign(letter),
    });
    let mut name: String = letters.collect();
    if name.len() > LONGEST {
        name.truncate(LONGEST);
        name = value_name(&name);
    }
    // A module in a module of the same name would be hard to tell from it.
    if ["models", "resources"].contains(&name.as_str()) || is_device(&name) {
        name + "_"
    } else {
        name
    }
}

fn is_device(name: &str) -> bool {
    let is_port = |ports: &str| {
        let number = name.strip_prefix(ports);
        number.is_some_and(|it| matches!(it.as_bytes(), [b'0'..=b'9']))
    };
    DEVICES.contains(&name) || is_port("com") || is_port("lpt")
}

/// The name of a type: `UpperCamelCase`.
pub fn type_name(text: &str) -> String {
    unlike_types(camel_case(text))
}

/// A name in `UpperCamelCase` that is none of those which files of models need, nor that of a constructor.
pub fn unlike_types(name: String) -> String {
    if TYPES.contains(&name.as_str()) || name == CONSTRUCTED {
        name + "Model"
    } else {
        name
    }
}

/// The name of a resource's type: `UpperCamelCase`.
pub fn resource_name(text: &str) -> String {
    let name = camel_case(text);
    if is_of_calls(&name) || name == CONSTRUCTED {
        name + "Resource"
    } else {
        name
    }
}

/// The name of a builder: that of its method, unless its file needs that name. One that ends so for this reason ends so once
/// more where it is that of another method.
pub fn builder_name(method: &str, resource: &str) -> String {
    let name = camel_case(method);
    let mut stem = name.as_str();
    while stem != resource && !is_of_calls(stem) && !stem.ends_with(OUTCOME) {
        match stem.strip_suffix(CALL) {
            Some(shorter) => stem = shorter,
            None => return name,
        }
    }
    name + CALL
}

/// How the name of what a call answers ends, if its status tells that.
const OUTCOME: &str = "Outcome";

/// How the name of a builder ends that would have the name of something else.
const CALL: &str = "Call";

/// The name of the enum of what a builder's call answers. Neither the resource nor any builder has it.
pub fn outcome_name(builder: &str, resource: &str) -> String {
    let name = format!("{builder}{OUTCOME}");
    match name == resource {
        true => name + OUTCOME,
        false => name,
    }
}

fn is_of_calls(name: &str) -> bool {
    TYPES.contains(&name) || CALL_TYPES.contains(&name)
}

/// A text in `UpperCamelCase`, whatever that name may stand for.
pub fn camel_case(text: &str) -> String {
    legal(spelled(text).to_upper_camel_case(), 'N')
}

/// The name of a variant: `UpperCamelCase`.
pub fn variant_name(text: &str) -> String {
    let name = camel_case(text);
    if name == "Self" {
        "SelfValue".to_owned()
    } else {
        name
    }
}

/// The words of a text, in small letters.
pub fn words(text: &str) -> Vec<String> {
    text.to_snake_case()
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text with its signs spelled out where they are all that tells it from another: all of a
/// text without letters and digits (`>=`); a plus, a minus or a `!` in front (`-created_at`, `!exists`,
/// `-$value`); and a plus or minus that begins a number within (`reactions--1`).
fn spelled(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    if !text.contains(char::is_alphanumeric) {
        return text.chars().map(sign).collect::<Vec<_>>().join("_");
    }
    let mut letters = text.chars().peekable();
    let mut spelled = String::new();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let is_word = match before {
            None => begins_word(letter, next),
            Some(before) => begins_number(before, letter, next),
        };
        match is_word {
            true => spelled += &format!("_{}_", sign(letter)),
            false => spelled.push(letter),
        }
        before = Some(letter);
    }
    spelled
}

/// Whether the first character of a text is a sign that changes what the rest says.
fn begins_word(first: char, next: Option<char>) -> bool {
    let is_of_word = |next: char| next.is_alphanumeric() || matches!(next, '$' | '@');
    matches!(first, '+' | '-' | '!') && next.is_some_and(is_of_word)
}

/// Whether a character is the sign of a number: it stands apart from the word before.
fn begins_number(before: char, letter: char, next: Option<char>) -> bool {
    let is_apart = !before.is_alphanumeric();
    let is_number = next.is_some_and(|next| next.is_ascii_digit());
    is_apart && matches!(letter, '+' | '-') && is_number
}

/// The word for a sign.
pub fn sign(character: char) -> String {
    let name = match character {
        ' ' => "space",
        '!' => "not",
        '#' => "hash",
        '%' => "percent",
        '&' => "and",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '^' => "caret",
        '_' => "underscore",
        '|' => "or",
        '~' => "tilde",
        other => return format!("u{:x}", u32::from(other)),
    };
    name.to_owned()
}

/// Leaves out what no identifier can hold, and puts `prefix` before a digit.
fn legal(name: String, prefix: char) -> String {
    let name: String = name
        .chars()
        .filter(|c| *c == '_' || unicode_ident::is_xid_continue(*c))
        .collect();
    if name.chars().all(|letter| letter == '_') {
        return prefix.to_string();
    }
    if name.starts_with(|first| first == '_' || unicode_ident::is_xid_start(first)) {
        name
    } else {
        format!("{prefix}{name}")
    }
}
