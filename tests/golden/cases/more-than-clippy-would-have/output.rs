//- clippy.toml
# @generated; do not edit.
too-many-arguments-threshold = 8

