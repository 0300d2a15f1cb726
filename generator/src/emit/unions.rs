//! Unions: a table of the variants, and of what tells them apart.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::ir::models::Model;
use crate::ir::unions::{
    Constant, JsonKind, Question, SharedField, Step, Test, TextForm, Union, Variant, Way,
};

/// The union.
pub fn union(model: &Model, kind: &Union, imports: &mut Imports) -> TokenStream {
    imports.add("crate::unions::union_enum", "union_enum");
    if kind.asks(|question| matches!(question, Question::Is(_))) {
        imports.add("crate::unions::shape", "JsonKind");
    }
    if kind.asks(|question| matches!(question, Question::Form(_))) {
        imports.add("crate::unions::text_form", "TextForm");
    }
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let unknown = ident(&kind.unknown);
    let way = match &kind.way {
        Way::Key => quote!(key),
        Way::Shape => quote!(shape),
        Way::Property { property } => quote!(property(#property)),
        Way::Sibling { property } => quote!(sibling(#property)),
    };
    let variants: Vec<_> = kind
        .variants
        .iter()
        .map(|variant| self::variant(variant, &kind.way, imports))
        .collect();
    let fields = fields(&kind.fields, imports);
    quote! {
        union_enum! {
            #docs
            pub enum #name by #way or #unknown {
                #(#variants,)*
            }
            #fields
        }
    }
}

/// What tells a variant, what it holds, and what gives access to that.
fn variant(variant: &Variant, way: &Way, imports: &mut Imports) -> TokenStream {
    let name = ident(&variant.name);
    let member = types::kind(&variant.member, &mut Scope::Models(imports));
    let accessor = ident(&variant.accessor);
    let selectors = &variant.selectors;
    let condition = match way {
        Way::Shape if variant.tests.is_empty() => quote!(_),
        Way::Shape => {
            let condition = condition(&variant.tests);
            quote!(value if #condition)
        }
        Way::Key | Way::Property { .. } | Way::Sibling { .. } => quote!(#(#selectors)|*),
    };
    let conversion = match (variant.converts, variant.takes_text) {
        (false, _) => quote!(without From),
        (true, false) => quote!(),
        (true, true) => quote!(from str),
    };
    let kept = (!variant.is_read).then(|| quote!(kept raw));
    quote!(#condition => #name(#member) #accessor #kept #conversion)
}

/// That every test of one of some lists holds.
fn condition(lists: &[Vec<Test>]) -> TokenStream {
    let lists = lists.iter().map(|tests| {
        let all = tests.iter().map(test);
        match (tests.len(), lists.len()) {
            (1, _) | (_, 1) => quote!(#(#all)&&*),
            _ => quote!((#(#all)&&*)),
        }
    });
    quote!(#(#lists)||*)
}

/// A test of a shape.
fn test(test: &Test) -> TokenStream {
    let steps = test.path.iter().map(|step| match step {
        Step::Member(key) => quote!(.member(#key)),
        Step::AnyOf(keys) => quote!(.any_of(&[#(#keys),*])),
        Step::First => quote!(.first()),
    });
    let question = match &test.question {
        Question::Is(kinds) => {
            let kinds = kinds.iter().map(kind_name);
            quote!(is(&[#(#kinds),*]))
        }
        Question::OneOf(texts) => quote!(one_of(&[#(#texts),*])),
        Question::OneOfOrMissing(texts) => quote!(one_of_or_missing(&[#(#texts),*])),
        Question::Form(form) => {
            let name = form_name(*form);
            quote!(has_form(#name))
        }
        Question::Literal(constants) => {
            let literals = constants.iter().map(literal);
            quote!(literal(&[#(#literals),*]))
        }
        Question::LiteralOrMissing(constants) => {
            let literals = constants.iter().map(literal);
            quote!(literal_or_missing(&[#(#literals),*]))
        }
        Question::Told(keys) => quote!(told_by(&[#(#keys),*])),
        Question::Has(key) => quote!(has(#key)),
        Question::HasKey(key) => quote!(has_key(#key)),
        Question::HasAny(keys) => quote!(has_any(&[#(#keys),*])),
        Question::HasOnly(keys) => quote!(has_only(&[#(#keys),*])),
        Question::HasNull(keys) => quote!(has_null(&[#(#keys),*])),
    };
    let not = (!test.holds).then(|| quote!(!));
    quote!(#not value #(#steps)*.#question)
}

/// A constant as JSON writes it.
fn literal(constant: &Constant) -> String {
    match constant {
        Constant::Null => "null".to_owned(),
        Constant::Boolean(value) => value.to_string(),
        Constant::Number(text) => text.clone(),
        Constant::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
    }
}

fn form_name(form: TextForm) -> TokenStream {
    let name = match form {
        TextForm::Date => "Date",
        TextForm::DateTime => "DateTime",
        TextForm::Ipv4 => "Ipv4",
        TextForm::Ipv6 => "Ipv6",
        TextForm::Uuid => "Uuid",
    };
    let name = ident(name);
    quote!(TextForm::#name)
}

fn kind_name(kind: &JsonKind) -> TokenStream {
    let name = match kind {
        JsonKind::Null => "Null",
        JsonKind::Boolean => "Boolean",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
    };
    let name = ident(name);
    quote!(JsonKind::#name)
}

/// The fields that variants have in common: a block for those that all have, and one for each set of others.
fn fields(fields: &[SharedField], imports: &mut Imports) -> TokenStream {
    let mut blocks: BTreeMap<Option<&[String]>, Vec<TokenStream>> = BTreeMap::new();
    for field in fields {
        let name = ident(&field.name);
        let kind = types::kind(&field.kind, &mut Scope::Models(imports));
        let block = blocks.entry(field.holders.as_deref()).or_default();
        block.push(quote!(#name: #kind));
    }
    let blocks = blocks.into_iter().map(|(holders, fields)| {
        let holders = holders.map(|holders| {
            let holders = holders.iter().map(|holder| ident(holder));
            quote!(of [#(#holders),*])
        });
        quote!(fields #holders { #(#fields,)* })
    });
    blocks.collect()
}
