#include "core/downsample/name_rules.h"

#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/base/free_space.h"

#include <QString>

#include <algorithm>
#include <optional>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

namespace fs = std::filesystem;

constexpr long kFat = 0x4D44; // statfs(2)
constexpr long kExFat = 0x2011BAB0;
constexpr int kCaseFold = 0x40000000; // FS_CASEFOLD_FL of linux/fs.h
constexpr int kMostNames = 100;       // that are looked at

std::string inOtherLetters(std::string name) {
    for (char& letter : name)
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'))
            letter = static_cast<char>(letter ^ 0x20);
    return name;
}

// Whether a name that is there is there in other letters, too; none: this one cannot tell.
std::optional<bool> isFolded(const fs::path& path) {
    const std::string name = path.filename().native();
    const std::string other = inOtherLetters(name);
    struct stat here = {};
    struct stat there = {};
    if (other == name || ::lstat(path.c_str(), &here) != 0) return {};
    if (!S_ISDIR(here.st_mode) && here.st_nlink > 1) return {}; // perhaps two names of one file
    if (::lstat((path.parent_path() / other).c_str(), &there) != 0) return false;
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

bool hasFoldingFlag(const fs::path& folder) {
    const base::FileDescriptor file(
        ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC));
    int flags = 0;
    return file.isOpen() && ::ioctl(file.get(), FS_IOC_GETFLAGS, &flags) == 0 &&
           (flags & kCaseFold) != 0;
}

bool foldsNames(const fs::path& folder) {
    std::error_code error;
    int left = kMostNames;
    for (fs::directory_iterator it(folder, error), end; !error && it != end && left-- > 0;
         it.increment(error))
        if (const auto folded = isFolded(it->path())) return *folded;
    // Empty: its own name tells, where it is not the outermost of its file system.
    const fs::path whole = fs::absolute(folder, error).lexically_normal();
    const fs::path path = whole.has_filename() ? whole : whole.parent_path();
    struct stat own = {};
    struct stat above = {};
    if (::stat(path.c_str(), &own) != 0 || ::stat(path.parent_path().c_str(), &above) != 0)
        return false;
    return own.st_dev == above.st_dev && isFolded(path).value_or(false);
}

// Names that are no UTF-8 fold at most by their ASCII letters.
std::string foldedName(const std::string& name) {
    if (base::isValidUtf8(name))
        return QString::fromStdString(name)
            .toCaseFolded()
            .normalized(QString::NormalizationForm_C)
            .toStdString();
    std::string out = name;
    std::ranges::transform(out, out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    });
    return out;
}

std::string fatObjection(const std::string& name) {
    const std::string start = "the file system there takes no ";
    for (const char letter : name) {
        if (static_cast<unsigned char>(letter) < 0x20) return start + "control characters in names";
        if (std::string_view("\"*:<>?\\|").find(letter) != std::string_view::npos)
            return start + "\"" + letter + "\" in names";
    }
    if (name.ends_with('.') || name.ends_with(' '))
        return start + "names that end in a full stop or a space";
    return {};
}

} // namespace

NameRules nameRulesAt(const fs::path& folder) {
    struct statfs state = {};
    if (::statfs(folder.c_str(), &state) != 0) return {};
    const auto kind = static_cast<long>(state.f_type);
    if (kind == kFat || kind == kExFat) return {true, true};
    return {hasFoldingFlag(folder) || foldsNames(folder), false};
}

const TargetNames::Place& TargetNames::placeOf(const fs::path& folder) {
    const auto [it, fresh] = m_places.emplace(folder.native(), Place());
    Place& place = it->second;
    if (!fresh) return place;
    place.standing = base::standingFolder(folder).value_or(fs::path());
    struct stat state = {};
    if (place.standing.empty() || ::stat(place.standing.c_str(), &state) != 0) return place;
    place.id = std::to_string(state.st_dev) + ':' + std::to_string(state.st_ino);
    // Folders that will be made in one are as that one is.
    if (place.standing == folder || (folder.empty() && place.standing == ".")) {
        place.rules = m_rulesAt(place.standing);
        return place;
    }
    place.rules = placeOf(place.standing).rules;
    return place;
}

std::string TargetNames::keyOf(const fs::path& target) {
    const Place& place = placeOf(target.parent_path());
    if (!place.rules.foldsCase) return target.native();
    return place.id + '/' + foldedName(target.lexically_relative(place.standing).native());
}

std::string TargetNames::objectionTo(const fs::path& target) {
    const Place& place = placeOf(target.parent_path());
    if (!place.rules.fat) return {};
    for (const fs::path& part : target.lexically_relative(place.standing))
        if (std::string why = fatObjection(part.native()); !why.empty()) return why;
    return {};
}

} // namespace lightstack::downsample
