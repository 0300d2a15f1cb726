//! Where in a value something is kept that no type describes.

/// What the parts of a value stand in.
enum Frame {
    /// An object, at the member of this name.
    Members(String),
    /// A list, at this entry.
    Items(usize),
    /// A variant, which adds nothing to the path.
    Variant,
}

/// The paths of the unknown parts of a value, which is shown as `Debug` shows it: that is the only place
/// in which every type says the name of its variant. `names` are those of unknown variants; `start` is
/// the path of the whole.
pub fn unknown_parts(shown: &str, names: &[&str], start: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut frames = Vec::new();
    let mut word = String::new();
    let mut rest = shown;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '"' => {
                let length = text_length(rest);
                word = rest[..length].trim_matches('"').to_owned();
                length
            }
            character if character.is_alphanumeric() || character == '_' => {
                let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_');
                let length = end.unwrap_or(rest.len());
                word = rest[..length].to_owned();
                length
            }
            punctuation => {
                step(punctuation, &mut frames, &mut word, |frames, word| {
                    if names.contains(&word) {
                        found.push(path(frames, start));
                    }
                });
                punctuation.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    found
}

/// Goes into a part, out of it, or on to the next one.
fn step(
    punctuation: char,
    frames: &mut Vec<Frame>,
    word: &mut String,
    variant: impl FnOnce(&[Frame], &str),
) {
    match punctuation {
        '{' => frames.push(Frame::Members(String::new())),
        '[' => frames.push(Frame::Items(0)),
        '(' => {
            variant(frames, word);
            frames.push(Frame::Variant);
        }
        '}' | ']' | ')' => {
            frames.pop();
        }
        ':' => {
            if let Some(Frame::Members(name)) = frames.last_mut() {
                *name = std::mem::take(word);
            }
        }
        ',' => {
            if let Some(Frame::Items(index)) = frames.last_mut() {
                *index += 1;
            }
        }
        // The name of a type stands before the space and the brace.
        _ => return,
    }
    word.clear();
}

/// How long the text in quotes is with which this begins.
fn text_length(shown: &str) -> usize {
    let mut is_escaped = false;
    let end = shown.char_indices().skip(1).find(|(_, character)| {
        let is_end = *character == '"' && !is_escaped;
        is_escaped = *character == '\\' && !is_escaped;
        is_end
    });
    end.map_or(shown.len(), |(index, _)| index + 1)
}

fn path(frames: &[Frame], start: &str) -> String {
    let mut path = start.to_owned();
    for frame in frames {
        match frame {
            Frame::Members(name) if path.is_empty() => path.clone_from(name),
            Frame::Members(name) => path += &format!(".{name}"),
            Frame::Items(index) => path += &format!("[{index}]"),
            Frame::Variant => {}
        }
    }
    match path.is_empty() {
        true => ".".to_owned(),
        false => path,
    }
}
