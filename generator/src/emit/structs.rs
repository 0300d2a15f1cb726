//! Structs, with the constructor and setters of those that are sent.

mod reading;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::ir::models::Model;
use crate::ir::structs::{Constant, Field, Others, Presence, Struct};

/// The struct and its methods.
pub fn r#struct(model: &Model, kind: &Struct, imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserialize");
    imports.add("serde", "Serialize");
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let derives_default = kind.derives_default(model.uses.sent);
    let default = derives_default.then(|| quote!(Default,));
    let remote = kind
        .is_read_by_hand()
        .then(|| quote!(#[serde(remote = "Self")]));
    let fields: Vec<_> = kind
        .fields
        .iter()
        .map(|field| self::field(field, imports))
        .collect();
    let others = kind.others.as_ref();
    let others = others.map(|others| self::others(others, imports));
    let constructor = model.uses.sent.then(|| constructor(model, kind, imports));
    let reading = reading::reading(model, kind, imports);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq, Serialize, Deserialize)]
        #remote
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #others
        }

        #constructor
        #reading
    }
}

fn field(field: &Field, imports: &mut Imports) -> TokenStream {
    let docs = docs::outer(&field.docs);
    let name = ident(&field.name);
    let mut attributes = Vec::new();
    if field.name != field.wire {
        let wire = &field.wire;
        attributes.push(quote!(rename = #wire));
    }
    if field.presence.is_optional() {
        attributes.push(quote!(skip_serializing_if = "Option::is_none"));
    }
    if field.presence == Presence::Nullable {
        // An `Option` would be read as null where the member is missing.
        attributes.push(quote!(deserialize_with = "Option::deserialize"));
    }
    let null = quote!(default, with = "crate::values::null");
    // Beside another name it would be too long for the line.
    let (more, apart) = match (field.presence.reads_null(), field.name == field.wire) {
        (true, true) => (Some(null), None),
        (true, false) => (None, Some(quote!(#[serde(#null)]))),
        (false, _) => (None, None),
    };
    attributes.extend(more);
    let serde = (!attributes.is_empty()).then(|| quote!(#[serde(#(#attributes),*)]));
    let kind = types::field(field.presence, &field.kind, &mut Scope::Models(imports));
    quote! {
        #docs
        #serde
        #apart
        pub #name: #kind,
    }
}

/// The field that keeps what no other declares. It is written among them, and read by hand.
fn others(others: &Others, imports: &mut Imports) -> TokenStream {
    imports.add("indexmap", "IndexMap");
    let name = ident(&others.name);
    let kind = types::kind(&others.kind, &mut Scope::Models(imports));
    quote! {
        /// The members that no other field declares, in the order received.
        #[serde(flatten, skip_deserializing)]
        pub #name: IndexMap<String, #kind>,
    }
}

/// `new` with what is required, and a setter for each field that is not.
pub fn constructor(model: &Model, kind: &Struct, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let asked = kind.asked();
    let arguments: Vec<_> = asked.iter().map(|field| argument(field, imports)).collect();
    let values = kind.fields.iter().map(initial);
    let others = kind.others.as_ref().map(|others| {
        let name = ident(&others.name);
        quote!(#name: IndexMap::new(),)
    });
    let default = (kind.has_default(true) && !kind.derives_default(true)).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let new = if kind.derives_default(true) {
        quote! {
            /// Starts with nothing set.
            pub fn new() -> Self {
                Self::default()
            }
        }
    } else {
        quote! {
            /// Starts with what is required.
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #others }
            }
        }
    };
    let optional = kind.fields.iter().filter(|it| it.presence.is_optional());
    let setters: Vec<_> = optional.map(|field| setter(field, imports)).collect();
    quote! {
        impl #name {
            #new
            #(#setters)*
        }

        #default
    }
}

fn constant(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Variant { model, variant, .. } => {
            let (model, variant) = (ident(model), ident(variant));
            quote!(#model::#variant)
        }
        Constant::Text(text) => quote!(#text.to_owned()),
        Constant::Boolean(value) => quote!(#value),
        Constant::Named { model, text } => {
            let model = ident(model);
            quote!(#model::from(#text))
        }
        Constant::Integer(number) => {
            let size = Literal::u128_unsuffixed(number.unsigned_abs());
            signed(number.is_negative(), size)
        }
        Constant::Float(number) => float(*number),
        Constant::Number { model, number } => {
            let kind = ident(model.as_deref().unwrap_or("Number"));
            let number = float(*number);
            quote!(#kind::from(#number))
        }
    }
}

fn float(number: f64) -> TokenStream {
    let size = Literal::f64_unsuffixed(number.abs());
    signed(number.is_sign_negative(), size)
}

fn signed(is_negative: bool, size: Literal) -> TokenStream {
    let sign = is_negative.then(|| quote!(-));
    quote!(#sign #size)
}

/// The value that a field starts with: its constant, the argument, or nothing.
fn initial(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let constant = field.constant.as_ref().map(constant);
    match (field.presence, constant) {
        (Presence::Required, Some(constant)) => quote!(#name: #constant),
        (Presence::Nullable | Presence::Optional | Presence::OptionalJson, Some(constant)) => {
            quote!(#name: Some(#constant))
        }
        (Presence::OptionalNullable, Some(constant)) => quote!(#name: Some(Some(#constant))),
        (Presence::Required, None) => shorthand(field, types::kept(&field.passing, &name)),
        (Presence::Nullable, None) => shorthand(field, quote!(#name)),
        (_, None) if !field.is_asked => quote!(#name: None),
        (presence, None) => {
            let value = types::kept(&field.passing, &name);
            match presence {
                Presence::OptionalNullable => quote!(#name: Some(Some(#value))),
                _ => quote!(#name: Some(#value)),
            }
        }
    }
}

fn argument(field: &Field, imports: &mut Imports) -> TokenStream {
    let name = ident(&field.name);
    let mut scope = Scope::Models(imports);
    let kind = match field.presence {
        Presence::Nullable => types::field(field.presence, &field.kind, &mut scope),
        _ => types::argument(&field.passing, &mut scope),
    };
    quote!(#name: #kind)
}

fn shorthand(field: &Field, value: TokenStream) -> TokenStream {
    let name = ident(&field.name);
    if name == value.to_string() {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

/// Its argument is always called `value`, so that a long name stands in few places.
fn setter(field: &Field, imports: &mut Imports) -> TokenStream {
    let docs = format!(" Sets [`{0}`](Self::{0}).", field.name);
    let name = ident(&field.name);
    let setter = ident(&field.setter());
    let kind = types::argument(&field.passing, &mut Scope::Models(imports));
    let kept = types::kept(&field.passing, &ident("value"));
    let value = match field.presence {
        Presence::OptionalNullable => quote!(Some(Some(#kept))),
        _ => quote!(Some(#kept)),
    };
    quote! {
        #[doc = #docs]
        pub fn #setter(self, value: #kind) -> Self {
            Self { #name: #value, ..self }
        }
    }
}
