// A list of the library: which of its pictures are shown, as a value and as a path.
//
// As a path ("library:/album/17/Rome 2019") a list takes a folder's place in the history, in the
// window's state and as FolderTable::folder(): relative, so that no folder is ever called so.
// Thread: values, any.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lightstack::library {

enum class ListKind {
    All,
    Timeline, // value: "" (all that has a date), "2019", "2019-05"
    Album,    // value: row id of its JSON; title: its own. Without a value: the one of that title
    Person,   // value: the name
    Camera,   // value: make and model
    Lens,
    Place, // value: "4886,235": hundredths of a degree north and east; title: what is there
    WithoutSidecar, // and that should have one: archives of a photo service only
    OrphanSidecars, // JSON files
    WithoutDate,
    DateConflicts,
    Errors, // files that could not be read, with the reason
    Duplicates,
};
constexpr int kListKinds = static_cast<int>(ListKind::Duplicates) + 1;

struct LibraryPlace {
    ListKind kind = ListKind::All;
    std::string value = {};
    std::string title = {};

    [[nodiscard]] std::filesystem::path toPath() const;
    static std::optional<LibraryPlace> fromPath(const std::filesystem::path& path);
    // "duplicates", "timeline/2019-05", "album/Rome 2019": what is typed on a command line. Nothing
    // where no list is called so.
    static std::optional<LibraryPlace> named(std::string_view text);
    // The same list, whatever it is titled.
    bool operator==(const LibraryPlace& other) const {
        return kind == other.kind && value == other.value &&
               (!value.empty() || title == other.title);
    }
};

// "all", "album", "without-sidecar".
std::string_view listName(ListKind kind) noexcept;

inline bool isLibraryPath(const std::filesystem::path& path) noexcept {
    return path.native().starts_with("library:/");
}

} // namespace lightstack::library
