//! Blank lines, which tokens do not have: planted as comments before printing, cleared after. So are
//! marks in constructors, which keep each field on a line of its own however few there are.

use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, ExprStruct, File, ImplItem, ImplItemFn, Item, ItemImpl, UseTree, parse_quote,
};

/// The comment that stands for a blank line; `prettyplease` prints `#[comment = "x"]` as `//x`.
const BLANK: &str = "@blank";

/// The comment that keeps what it stands in from being printed on one line.
const OPEN: &str = "@open";

/// Plants a comment wherever a blank line belongs.
pub fn plant(file: &mut File) {
    let mut before: Option<Kind> = (!file.attrs.is_empty()).then_some(Kind::Other);
    for item in &mut file.items {
        let kind = kind(item);
        let parted = before.is_some_and(|before| !before.stays_with(kind));
        if let (true, Some(attributes)) = (parted, attributes(item)) {
            attributes.insert(0, blank());
        }
        before = Some(kind);
    }
    Bodies::default().visit_file_mut(file);
}

/// Turns the planted comments into blank lines, or into none.
pub fn clear(text: &str) -> String {
    let (blank, open) = (format!("//{BLANK}"), format!("//{OPEN}"));
    let lines = text.lines().filter(|line| line.trim() != open);
    let lines = lines.map(|line| if line.trim() == blank { "" } else { line });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn blank() -> Attribute {
    parse_quote!(#[comment = #BLANK])
}

fn open() -> Attribute {
    parse_quote!(#[comment = #OPEN])
}

/// What decides whether an item keeps to the one above it.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use(Origin),
    Module { public: bool },
    Other,
}

/// Where an import comes from.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    Standard,
    Outside,
    Own { public: bool },
}

impl Kind {
    fn stays_with(self, next: Self) -> bool {
        self == next && self != Self::Other
    }
}

fn kind(item: &Item) -> Kind {
    match item {
        Item::Use(item) => Kind::Use(origin(&item.tree, is_public(&item.vis))),
        Item::Mod(item) if item.content.is_none() => Kind::Module {
            public: is_public(&item.vis),
        },
        _ => Kind::Other,
    }
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn origin(tree: &UseTree, public: bool) -> Origin {
    let first = match tree {
        UseTree::Path(path) => path.ident.to_string(),
        _ => String::new(),
    };
    match first.as_str() {
        "std" => Origin::Standard,
        "crate" | "self" | "super" => Origin::Own { public },
        _ => Origin::Outside,
    }
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Const(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Macro(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Trait(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// Plants blank lines between the members of `impl` blocks, and opens whole values of `Self`.
#[derive(Default)]
struct Bodies {
    /// Whether this is a function that users call. A field more is likely there, even if there is but one.
    is_public: bool,
}

impl VisitMut for Bodies {
    fn visit_item_impl_mut(&mut self, block: &mut ItemImpl) {
        for index in 1..block.items.len() {
            let both_types = matches!(
                (&block.items[index - 1], &block.items[index]),
                (ImplItem::Type(_), ImplItem::Type(_))
            );
            if let (false, Some(attributes)) = (both_types, member(&mut block.items[index])) {
                attributes.insert(0, blank());
            }
        }
        visit_mut::visit_item_impl_mut(self, block);
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
        self.is_public = is_public(&function.vis);
        visit_mut::visit_impl_item_fn_mut(self, function);
    }

    fn visit_expr_struct_mut(&mut self, value: &mut ExprStruct) {
        let is_whole = value.path.is_ident("Self") && value.rest.is_none();
        let is_bare = value.fields.len() == 1 && value.fields[0].colon_token.is_none();
        let is_open = is_whole && (self.is_public || !is_bare);
        if let (true, Some(first)) = (is_open, value.fields.first_mut()) {
            first.attrs.insert(0, open());
        }
        visit_mut::visit_expr_struct_mut(self, value);
    }
}

fn member(item: &mut ImplItem) -> Option<&mut Vec<Attribute>> {
    match item {
        ImplItem::Const(item) => Some(&mut item.attrs),
        ImplItem::Fn(item) => Some(&mut item.attrs),
        ImplItem::Type(item) => Some(&mut item.attrs),
        _ => None,
    }
}
