//! The codes of what keeps a description from becoming a crate, or becomes part of none.

use super::Explanation;

pub const EXPLANATIONS: &[Explanation] = &[
    (
        "external-reference",
        "A `$ref` leads to an address. The generator fetches nothing: download what is there beside the description, and refer to it as a file.",
    ),
    (
        "absolute-reference",
        "A `$ref` leads to a file by an absolute path, which is that of one machine. A reference begins at the folder of the file in which it stands.",
    ),
    (
        "missing-file",
        "A `$ref` leads to a file that is not there. Its path begins at the folder of the file in which it stands. An overlay names no files: it refers to what they have by its name among the components, such as `#/components/schemas/User`.",
    ),
    (
        "unsupported-reference",
        "A `$ref` leads to something else than its place asks for: where a schema should be, to a response, say. A reference may lead to any place of the description, as long as the right kind of thing stands there.",
    ),
    (
        "dangling-reference",
        "A `$ref` leads to a place where nothing stands: a component, a part of a schema, or an `$anchor` that is not there.",
    ),
    (
        "circular-reference",
        "References lead to each other, and none of them to a description. An object may contain itself; a name that stands for itself alone means nothing.",
    ),
    (
        "extension",
        "An extension that the generator reads (`x-envelope`, `x-names`, `x-rate-limit` and so on) has a value it cannot have. The list of extensions says what each takes.",
    ),
    (
        "package-name",
        "The name of the crate is none that Cargo accepts, is a keyword, or is that of a crate it depends on. It comes from `--name`, from `x-package`, or from the title.",
    ),
    (
        "no-server",
        "No server of the description has a host. The crate is generated, but its users must give a base URL to each client.",
    ),
    (
        "numbered-names",
        "What writes some descriptions gives the same name to several schemas, and numbers them. When one \
         comes or goes, others get its number, and types in Rust would change places although nothing else \
         did. An overlay can name each of them by what it holds, which does not depend on the number; `cargo xtask infer` proposes one.",
    ),
    (
        "name-collision",
        "Two things would have one name in Rust. None is numbered, as numbers would change when the description does: one of them is named after what it says itself, such as its path, its title, its signs or a key that it alone has. What is added to the description can change such names; an overlay keeps them, or gives others, and `cargo xtask infer` proposes one. Where nothing tells two things apart, there is no crate until an overlay names one of them.",
    ),
    (
        "endless-type",
        "A name stands for nothing but itself. Such a type has no values; an object must stand between. A list or map of nothing but itself has empty values alone, within each other: it is kept as any JSON, of which a warning tells.",
    ),
    (
        "loose-schema",
        "The schema says too little for a type: it has none, or several that no type of Rust holds. Its values are kept as any JSON.",
    ),
    (
        "required-undefined",
        "A key is listed under `required` and not described under `properties`. Often one of the two is misspelt. It is not required of what is received.",
    ),
    (
        "missing-sibling",
        "`x-sibling-discriminator` names a property beside the union whose value selects the variant. The object has no such property, or it is no text, integer or boolean.",
    ),
    (
        "misplaced-union",
        "The variant of this union is selected by a property beside it. Here it stands where nothing is beside it, such as in a list that is an answer as a whole.",
    ),
    (
        "mapping-target",
        "The mapping of a discriminator leads to a schema that is no variant of the union.",
    ),
    (
        "uncomposed-heir",
        "The mapping of a schema names another one for some of its values, and that does not have the schema in its `allOf`. Its type has what it declares itself, so that members which only the schema declares are not part of it. Where values have them, an overlay composes it: `allOf: [{ $ref: '#/components/schemas/Parent' }]`.",
    ),
    (
        "unselected-variant",
        "The discriminator has no value for one of the variants, so that no JSON could ever be read as it. What is composed of a parent whose list it only has, or lists nothing but what selects others, is none of its variants: there it is a warning.",
    ),
    (
        "unselective-discriminator",
        "The property of the discriminator has the same values in several variants, or none that are listed, so that it does not select them. The union is read as if no discriminator were declared: by what tells every two variants apart.",
    ),
    (
        "unlisted-variant",
        "The mapping of a discriminator leads to a schema that is there, and that the union does not list. A value that has this text is of no variant, so that it arrives raw.",
    ),
    (
        "shared-selector",
        "Several variants list one value for the property of the discriminator, and no mapping says which of them it selects. It selects none, so that no value is read as the wrong one: such values arrive raw.",
    ),
    (
        "contradicting-mapping",
        "A discriminator says that a value selects one variant, while the property of that variant lists others, and another variant lists this one. The values are read as the mapping has it; if it is the mapping that is wrong, they are read as the wrong variant.",
    ),
    (
        "undecided-union",
        "Two variants of a `oneOf` both accept the JSON that is shown, and nothing says which is meant. Trying one after the other would give wrong values in silence, so that the way to tell them apart must be described; or the union is left undecided on purpose, and its values arrive raw. Where its values are only sent, it is a warning: each is written as the variant that it is, and the server alone has to tell.",
    ),
    (
        "overlapping-any-of",
        "A value of this `anyOf` may be of several variants at once, as the JSON shows that both accept. As either it would lose what only the other declares. Such a value is not guessed at: it arrives as unknown, raw.",
    ),
    (
        "partly-told",
        "What tells two variants of the union apart need not be there: a list or a map may be empty, a member may be missing. A value that has it is read as its variant; one that has not could be either, and arrives as unknown, raw. So does one of an `anyOf` with members that only the one, and others that only the other declares. The JSON that is shown is the smallest that is valid for both, to which such members may have to be added.",
    ),
    (
        "optional-tag",
        "Each variant of the union lists texts of its own for one property, so that the property selects the variant where it is there. No schema says that it must be; without it nothing tells which variant a value is of, and the value arrives as unknown, raw.",
    ),
    (
        "path-argument",
        "The arguments in braces of a path and its parameters with `in: path` should be the same. One that is not described is taken for a text, since the path says no more; one that the path lacks has no place, and is left out. What stands in the braces must be a name, with the operators `.` and `;` before and `*` behind it at most.",
    ),
    (
        "unsupported-parameter",
        "The parameter has a `content` that is neither JSON nor the text of a single value, or is a header with a name that HTTP does not allow. If it is required, its operation could never be called, which is an error; otherwise it is left out.",
    ),
    (
        "undefined-style",
        "OpenAPI defines its styles for single values, lists of these and objects of these, and not for all three in each style. The parameter has more than its style is defined for. It is sent as most servers read it, as the message says; whether this one does, its description does not tell.",
    ),
    (
        "open-media-type",
        "The body is described as of any media type of a kind, or as of one of some, such as `image/*`. Every request says of one what it is. Where the operation has a parameter `Content-Type` in the header, the caller gives it; otherwise the body is sent as any bytes, which the server may refuse.",
    ),
    (
        "ignored-encoding",
        "The encoding of a part asks for headers, for a style of parameters, or for a media type in which nothing says how an object is written. Parts are sent with their names, media types and file names alone, and objects as JSON.",
    ),
    (
        "unsupported-body",
        "The body has a media type that cannot be sent, or is a form that is not described as an object, or as a choice of some. If it is required, its operation could never be called, which is an error; otherwise it is left out.",
    ),
    (
        "success-without-a-body",
        "The operation gives a page, and has a success without a body, such as 200 beside 204. An answer without a body is an error of decoding, which has its status. Where the method gives anything else, it gives `None` then.",
    ),
    (
        "other-media-type",
        "A body is described in several media types that do not say the same. A method sends or reads one: what is sent as parts if they have files, or else the first of JSON, parts, a form, text and bytes, whatever their order in the description.",
    ),
    (
        "event-stream",
        "The server can send events one after the other. A method gives an answer once it is whole: where there is another media type, that one; or else all events as one text.",
    ),
    (
        "beside-the-value",
        "By `x-envelope` the methods give the value of an answer without what wraps it. More stands beside the value here; it is in `Answer::body` as it was received. So a member that is added there renames nothing and breaks nobody.",
    ),
    (
        "contradicting-example",
        "An example in the description does not come back as it was when it is read as the type of its schema. As a rule one of them is wrong, and nobody but the API can say which; or the type cannot tell what the schema allows, such as variants that overlap.",
    ),
    (
        "unsupported-credential",
        "The client has no way to send the secret of a security scheme, such as a digest or a header whose name is none.",
    ),
    (
        "undescribed-scheme",
        "Calls must prove who calls by a security scheme that `components` does not have. The client has no way to send it.",
    ),
    (
        "repeated-parameter",
        "One list of parameters has two of one name and place. Only the last of them is sent; most often one is meant to have another name.",
    ),
    (
        "unused-paging",
        "`x-envelope` says how lists are paged, and no operation is paged so. Most often a key is misspelt.",
    ),
];
