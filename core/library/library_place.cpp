#include "core/library/library_place.h"

#include <array>

namespace lightstack::library {
namespace {

constexpr std::string_view kScheme = "library:/";
constexpr std::array<std::string_view, kListKinds> kNames{"all", "timeline", "album", "person",
    "camera", "lens", "place", "without-sidecar", "orphan-sidecars", "without-date",
    "date-conflicts", "errors", "duplicates"};

std::optional<ListKind> kindNamed(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name) return static_cast<ListKind>(i);
    return std::nullopt;
}

// Slashes part the path, and a percent sign begins what stands for one.
std::string guarded(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '/' ? std::string("%2F") : c == '%' ? std::string("%25") : std::string(1, c);
    return out;
}

std::string plain(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const bool slash = text.starts_with("%2F");
        const bool percent = text.starts_with("%25");
        out += slash ? '/' : percent ? '%' : text.front();
        text.remove_prefix(slash || percent ? 3 : 1);
    }
    return out;
}

bool hasTitle(ListKind kind) noexcept {
    return kind == ListKind::Album || kind == ListKind::Place;
}

bool hasValue(ListKind kind) noexcept {
    return kind != ListKind::All && kind <= ListKind::Place;
}

} // namespace

std::string_view listName(ListKind kind) noexcept {
    return kNames[static_cast<std::size_t>(kind)];
}

std::filesystem::path LibraryPlace::toPath() const {
    std::string text(kScheme);
    text += listName(kind);
    if (!value.empty() || !title.empty()) text += "/" + guarded(value);
    if (!title.empty()) text += "/" + guarded(title);
    return text;
}

std::optional<LibraryPlace> LibraryPlace::fromPath(const std::filesystem::path& path) {
    if (!isLibraryPath(path)) return std::nullopt;
    std::string_view rest(path.native());
    rest.remove_prefix(kScheme.size());
    const auto next = [&rest] {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        return part;
    };
    const auto kind = kindNamed(next());
    if (!kind) return std::nullopt;
    LibraryPlace out{*kind};
    out.value = plain(next());
    out.title = plain(next());
    return out;
}

std::optional<LibraryPlace> LibraryPlace::named(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto kind = kindNamed(text.substr(0, slash));
    if (!kind) return std::nullopt;
    LibraryPlace out{*kind};
    if (slash == std::string_view::npos || slash + 1 == text.size()) return out;
    if (!hasValue(*kind)) return std::nullopt;
    const std::string_view value = text.substr(slash + 1);
    (hasTitle(*kind) ? out.title : out.value) = value;
    return out;
}

} // namespace lightstack::library
