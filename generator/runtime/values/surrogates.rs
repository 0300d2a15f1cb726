//! Halves of surrogate pairs in JSON, as servers write them that cut a text in the middle of an emoji.

/// The JSON with the replacement character for each lone half; nothing if it has none.
///
/// No text of Rust can hold such a half, and one of them would else cost the whole answer.
pub(crate) fn without_lone_surrogates(json: &str) -> Option<String> {
    let mut mended = String::new();
    let mut rest = json;
    while let Some(place) = rest.find('\\') {
        let (before, escape) = rest.split_at(place);
        mended += before;
        let length = match (half(escape), escape.get(6..).and_then(half)) {
            (Some(Half::High), Some(Half::Low)) => 12,
            (Some(_), _) => {
                mended += "\\ufffd";
                rest = &escape[6..];
                continue;
            }
            // A backslash escapes what follows it, be it another one.
            (None, _) => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        mended += &escape[..length];
        rest = &escape[length..];
    }
    mended += rest;
    (mended != json).then_some(mended)
}

enum Half {
    High,
    Low,
}

/// Which half of a pair the escape at the start of a text is, if it is one.
fn half(text: &str) -> Option<Half> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    match u16::from_str_radix(digits, 16) {
        Ok(0xd800..=0xdbff) => Some(Half::High),
        Ok(0xdc00..=0xdfff) => Some(Half::Low),
        _ => None,
    }
}
