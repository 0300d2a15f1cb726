//! How texts are made of the names of schemas, so that those that were never seen are known too.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::unions::Variant;

/// A way to make a text of the name of a schema: what the name is, how it is written, and what is
/// left out at its ends.
pub struct Reading {
    base: Base,
    style: Style,
    prefix: String,
    suffix: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Label,
    Name,
    Title,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    AsItIs,
    Snake,
    Kebab,
    Camel,
    Pascal,
    Shouting,
    Small,
    Dotted,
}

const BASES: [Base; 3] = [Base::Label, Base::Name, Base::Title];

const STYLES: [Style; 8] = [
    Style::AsItIs,
    Style::Snake,
    Style::Kebab,
    Style::Camel,
    Style::Pascal,
    Style::Shouting,
    Style::Small,
    Style::Dotted,
];

impl Reading {
    /// The label of the schema, as it is.
    pub fn label() -> Self {
        Self {
            base: Base::Label,
            style: Style::AsItIs,
            prefix: String::new(),
            suffix: String::new(),
        }
    }

    /// The way that gives all of these texts, and a text for each of the variants. If there are several, and none takes
    /// names as they are, all must give the same.
    pub fn of(seen: &[(&str, &Variant<'_>)], variants: &[Variant<'_>]) -> Option<Self> {
        let (text, variant) = seen.first()?;
        let ways = BASES
            .into_iter()
            .flat_map(|base| STYLES.into_iter().map(move |style| (base, style)));
        let ways = ways.filter_map(|(base, style)| Self::cut(base, style, text, variant));
        let mut found = ways.filter_map(|reading| {
            let explains = |(text, variant): &(&str, &Variant<'_>)| {
                reading.text(variant).as_deref() == Some(text)
            };
            let texts = variants.iter().map(|variant| reading.text(variant));
            let texts: Vec<String> = texts.collect::<Option<_>>()?;
            seen.iter().all(explains).then_some((reading, texts))
        });
        let (first, texts) = found.next()?;
        let are_alike = first.style == Style::AsItIs || found.all(|(_, other)| other == texts);
        are_alike.then_some(first)
    }

    /// The way that gives this text for this variant, if there is one.
    fn cut(base: Base, style: Style, text: &str, variant: &Variant<'_>) -> Option<Self> {
        let written = written(base, style, variant)?;
        let start = written.find(text)?;
        Some(Self {
            base,
            style,
            prefix: written[..start].to_owned(),
            suffix: written[start + text.len()..].to_owned(),
        })
    }

    /// The text for a variant.
    pub fn text(&self, variant: &Variant<'_>) -> Option<String> {
        let written = written(self.base, self.style, variant)?;
        let text = written.strip_prefix(&self.prefix)?;
        let text = text.strip_suffix(&self.suffix)?;
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Whether the text is the label of the schema, as it is.
    pub fn is_label(&self) -> bool {
        let is_whole = self.prefix.is_empty() && self.suffix.is_empty();
        self.base == Base::Label && self.style == Style::AsItIs && is_whole
    }
}

fn written(base: Base, style: Style, variant: &Variant<'_>) -> Option<String> {
    let text = match base {
        Base::Label => variant.label()?,
        Base::Name => variant.name.as_deref()?,
        Base::Title => variant.schema.text("title")?,
    };
    Some(match style {
        Style::AsItIs => text.to_owned(),
        Style::Snake => text.to_snake_case(),
        Style::Kebab => text.to_kebab_case(),
        Style::Camel => text.to_lower_camel_case(),
        Style::Pascal => text.to_upper_camel_case(),
        Style::Shouting => text.to_shouty_snake_case(),
        Style::Small => text.to_lowercase(),
        Style::Dotted => text.to_snake_case().replace('_', "."),
    })
}
