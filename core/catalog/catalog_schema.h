// The schema of a catalog, a migration a version: from none to what this program knows.
// Thread: constants, any.
#pragma once

#include <span>
#include <string_view>

namespace lightstack::catalog {

std::span<const std::string_view> catalogMigrations() noexcept;

} // namespace lightstack::catalog
