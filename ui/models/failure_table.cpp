#include "ui/models/failure_table.h"

#include <QtGlobal>

#include <array>
#include <cerrno>

namespace lightstack::ui {
namespace {

constexpr std::array kSentences{
    // Files and folders
    QT_TRANSLATE_NOOP("Failures", "cancelled"),
    QT_TRANSLATE_NOOP("Failures", "the folder is gone"),
    QT_TRANSLATE_NOOP("Failures", "there is no such folder"),
    QT_TRANSLATE_NOOP("Failures", "there is no such file"),
    QT_TRANSLATE_NOOP("Failures", "there is a file of that name already"),
    QT_TRANSLATE_NOOP("Failures", "there is something of that name already"),
    QT_TRANSLATE_NOOP("Failures", "something of that name has come there meanwhile"),
    QT_TRANSLATE_NOOP("Failures", "that name cannot be used"),
    QT_TRANSLATE_NOOP("Failures", "the file system there takes no such name"),
    QT_TRANSLATE_NOOP("Failures", "symbolic links form a circle"),
    QT_TRANSLATE_NOOP("Failures", "the trash holds too many files of that name"),
    QT_TRANSLATE_NOOP("Failures", "there is no trash on its disk, and none can be made"),
    QT_TRANSLATE_NOOP("Failures", "was changed by another program meanwhile"),
    QT_TRANSLATE_NOOP("Failures", "became shorter while it was read"),
    QT_TRANSLATE_NOOP("Failures", "has changed since it was compared"),
    QT_TRANSLATE_NOOP("Failures", "the file has changed"),
    QT_TRANSLATE_NOOP("Failures", "another program is writing it"),
    QT_TRANSLATE_NOOP("Failures", "was not written as it should be"),
    QT_TRANSLATE_NOOP("Failures", "the file did not reach its full size"),
    QT_TRANSLATE_NOOP("Failures", "it needs %1, but only %2 are free"),
    QT_TRANSLATE_NOOP("Failures", "has no room for the unpacked file"),
    QT_TRANSLATE_NOOP("Failures", "is a socket, not a file"),
    QT_TRANSLATE_NOOP("Failures", "is no file"),
    QT_TRANSLATE_NOOP("Failures", "has no name of its own"),
    QT_TRANSLATE_NOOP("Failures", "no name is free in between"),
    QT_TRANSLATE_NOOP("Failures", "a name needs at least one character"),
    QT_TRANSLATE_NOOP("Failures", "this name belongs to the system"),
    QT_TRANSLATE_NOOP("Failures", "a name cannot hold a slash"),
    QT_TRANSLATE_NOOP("Failures", "a name cannot hold a zero byte"),
    QT_TRANSLATE_NOOP("Failures", "a name has at most 255 bytes"),
    QT_TRANSLATE_NOOP("Failures", "a counter has at most 12 digits"),
    QT_TRANSLATE_NOOP("Failures", "a format is missing after the colon"),
    QT_TRANSLATE_NOOP("Failures", "there is no field {%1}"),
    QT_TRANSLATE_NOOP("Failures", "a brace is closed that was not opened"),
    QT_TRANSLATE_NOOP("Failures", "a brace is not closed"),
    QT_TRANSLATE_NOOP("Failures", "the pattern is empty"),
    // Metadata, the store of thumbnails
    QT_TRANSLATE_NOOP("Failures", "the sidecar cannot be read: %1"),
    QT_TRANSLATE_NOOP("Failures", "the TIFF header is damaged"),
    QT_TRANSLATE_NOOP("Failures", "its metadata are damaged: %1"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet is damaged"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet is damaged: %1"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet is larger than 4 MB"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet declares entities"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet is nested too deeply"),
    QT_TRANSLATE_NOOP("Failures", "its XMP packet has too many elements"),
    QT_TRANSLATE_NOOP("Failures", "damaged, set aside and begun anew"),
    QT_TRANSLATE_NOOP("Failures", "damaged (%1), set aside and begun anew"),
    QT_TRANSLATE_NOOP("Failures", "of a newer version (%1), set aside and begun anew"),
    // Pictures
    QT_TRANSLATE_NOOP("Failures", "the file is empty"),
    QT_TRANSLATE_NOOP("Failures", "the picture is cut short"),
    QT_TRANSLATE_NOOP("Failures", "the picture ends early"),
    QT_TRANSLATE_NOOP("Failures", "the file ends early"),
    QT_TRANSLATE_NOOP("Failures", "Premature end of JPEG file"), // libjpeg's words
    QT_TRANSLATE_NOOP("Failures", "the header is damaged"),
    QT_TRANSLATE_NOOP("Failures", "is damaged, or no plug-in of Qt reads it"),
    QT_TRANSLATE_NOOP("Failures", "holds no picture"),
    QT_TRANSLATE_NOOP("Failures", "%1 is a kind of picture not read here"),
    QT_TRANSLATE_NOOP("Failures", "%1 is not a picture"),
    QT_TRANSLATE_NOOP("Failures", "is no picture and no film by content (%1)"),
    QT_TRANSLATE_NOOP("Failures", "its compression (%1) is not read here"),
    QT_TRANSLATE_NOOP("Failures", "films have no preview; open it to see it"),
    QT_TRANSLATE_NOOP("Failures", "is a film in an archive"),
    QT_TRANSLATE_NOOP("Failures", "has no page %1"),
    QT_TRANSLATE_NOOP("Failures", "needs %1, which is not installed"),
    QT_TRANSLATE_NOOP("Failures", "there is no page %1"),
    QT_TRANSLATE_NOOP("Failures", "the picture is too large to be shown"),
    QT_TRANSLATE_NOOP("Failures", "there is no memory to decode it"),
    QT_TRANSLATE_NOOP("Failures", "there is no memory for it"),
    QT_TRANSLATE_NOOP("Failures", "needs more memory than is allowed here"),
    QT_TRANSLATE_NOOP("Failures", "needs %1 of memory, more than the %2 allowed"),
    QT_TRANSLATE_NOOP("Failures", "is larger than is allowed here"),
    QT_TRANSLATE_NOOP("Failures", "is larger than the %1 allowed here"),
    // Pictures made smaller
    QT_TRANSLATE_NOOP("Failures", "is animated: only its first frame would be left"),
    QT_TRANSLATE_NOOP("Failures", "has %1 pages: only the first would be left"),
    QT_TRANSLATE_NOOP("Failures", "%1 samples do not go into %2"),
    QT_TRANSLATE_NOOP("Failures", "is a lossless JPEG, which cannot be decoded here"),
    QT_TRANSLATE_NOOP("Failures", "is a JPEG of %1 bits, which cannot be decoded here"),
    QT_TRANSLATE_NOOP("Failures", "is a link: only the file itself can be replaced"),
    QT_TRANSLATE_NOOP("Failures", "is write-protected"),
    QT_TRANSLATE_NOOP("Failures", "is inside an archive: only files of their own are made smaller"),
    QT_TRANSLATE_NOOP("Failures",
        "another file of this batch becomes %1, and that is one name where results go: capitals "
        "make no difference there"),
    QT_TRANSLATE_NOOP("Failures", "another file of this batch becomes %1"),
    QT_TRANSLATE_NOOP("Failures", "%1 is another picture of this batch"),
    QT_TRANSLATE_NOOP("Failures", "is there already"),
    QT_TRANSLATE_NOOP("Failures", "%1 is there already"),
    QT_TRANSLATE_NOOP("Failures", "%1 something of that name has come there meanwhile"),
    QT_TRANSLATE_NOOP("Failures", "its new name would be too long"),
    QT_TRANSLATE_NOOP("Failures", "a file stands where its folder would be"),
    QT_TRANSLATE_NOOP("Failures", "the file system there takes no control characters in names"),
    QT_TRANSLATE_NOOP(
        "Failures", "the file system there takes no names that end in a full stop or a space"),
    QT_TRANSLATE_NOOP("Failures", "the file system there takes no %1 in names"),
    QT_TRANSLATE_NOOP("Failures",
        "needs about %1 for results and temporary copies, and has %2 free: nothing was written"),
    QT_TRANSLATE_NOOP("Failures",
        "is the folder of the pictures themselves: results go to another one, or in place"),
    QT_TRANSLATE_NOOP("Failures",
        "the interrupted run had other settings: go on with the same, or without resuming"),
    QT_TRANSLATE_NOOP("Failures", "this very run is under way already"),
    // Profiles
    QT_TRANSLATE_NOOP("Failures", "holds no files"),
    QT_TRANSLATE_NOOP("Failures", "holds no pictures"),
    QT_TRANSLATE_NOOP("Failures", "there is no stack of slices in it"),
    QT_TRANSLATE_NOOP("Failures", "holds no kept profile"),
    QT_TRANSLATE_NOOP("Failures", "the kept profile is of %1, this one of %2"),
    // Archives and libraries
    QT_TRANSLATE_NOOP("Failures", "is neither a folder nor an archive"),
    QT_TRANSLATE_NOOP(
        "Failures", "the directory at its end is missing: it was cut short, or is no zip file"),
    QT_TRANSLATE_NOOP("Failures", "is one volume of a zip file cut into several"),
    QT_TRANSLATE_NOOP("Failures", "the gzip data is damaged or cut off"),
    QT_TRANSLATE_NOOP("Failures", "the tar is damaged"),
    QT_TRANSLATE_NOOP("Failures", "the archive ends within it"),
    QT_TRANSLATE_NOOP("Failures", "the archive has no such member"),
    QT_TRANSLATE_NOOP("Failures", "its checksum is not the archive's"),
    QT_TRANSLATE_NOOP("Failures", "its bytes in the archive are damaged"),
    QT_TRANSLATE_NOOP("Failures", "there is no such catalog"),
    QT_TRANSLATE_NOOP("Failures", "is a database of another program"),
    QT_TRANSLATE_NOOP("Failures", "a database of another program"),
    QT_TRANSLATE_NOOP("Failures", "was made by a newer version of this program (%1, known is %2)"),
    QT_TRANSLATE_NOOP("Failures", "is the same file as the one that stays"),
    QT_TRANSLATE_NOOP("Failures", "has changed since the scan: its size is another"),
    QT_TRANSLATE_NOOP("Failures", "is in an archive or a link: it cannot be the one that is kept"),
    QT_TRANSLATE_NOOP("Failures", "there is no such folder of blobs"),
    QT_TRANSLATE_NOOP("Failures", "a report is written as .csv or .json"),
    QT_TRANSLATE_NOOP("Failures", "a list is written as .csv or .json"),
    // Searches
    QT_TRANSLATE_NOOP(
        "Failures", "date: takes a year, a month or a day, or two of them with .. between: %1"),
    QT_TRANSLATE_NOOP("Failures", "%1 takes a number, not %2"),
    QT_TRANSLATE_NOOP("Failures", "nothing stands behind %1:"),
    QT_TRANSLATE_NOOP("Failures", "%1: knows no %2"),
    QT_TRANSLATE_NOOP("Failures", "there is no field %1:"),
    QT_TRANSLATE_NOOP("Failures", "more than %1 conditions"),
    // Stacks
    QT_TRANSLATE_NOOP("Failures", "its size makes no sense"),
    QT_TRANSLATE_NOOP("Failures", "its TIFF header is damaged"),
    QT_TRANSLATE_NOOP("Failures", "its PNG header is damaged"),
    QT_TRANSLATE_NOOP("Failures", "its PNG header makes no sense"),
    QT_TRANSLATE_NOOP("Failures", "its directory is empty"),
    QT_TRANSLATE_NOOP("Failures", "ends within its header"),
    QT_TRANSLATE_NOOP("Failures", "ends before its directory at byte %1"),
    QT_TRANSLATE_NOOP("Failures", "ends before its last chunk"),
    QT_TRANSLATE_NOOP("Failures", "ends before its end mark"),
    QT_TRANSLATE_NOOP("Failures", "ends after %1 of %2 bytes"),
    QT_TRANSLATE_NOOP("Failures", "endless"), // so many bytes
    QT_TRANSLATE_NOOP("Failures", "holds %1 of %2 bytes of samples"),
    QT_TRANSLATE_NOOP("Failures", "has no samples"),
    QT_TRANSLATE_NOOP("Failures", "the list of its strips stands past the end of the file"),
    QT_TRANSLATE_NOOP("Failures", "there are no slices"),
    QT_TRANSLATE_NOOP("Failures", "the slices themselves are in it"),
    QT_TRANSLATE_NOOP("Failures", "it is one of the slices"),
    QT_TRANSLATE_NOOP(
        "Failures", "there is something else that is no pyramid; choose another place"),
    QT_TRANSLATE_NOOP("Failures", "it is no earlier export of this kind, so it is not replaced"),
    QT_TRANSLATE_NOOP("Failures", "it is no plain file, so it is not replaced"),
    QT_TRANSLATE_NOOP("Failures", "another program is working on this pyramid"),
    QT_TRANSLATE_NOOP("Failures", "%1 of %2 slices are left out: %3"),
    QT_TRANSLATE_NOOP("Failures", "the box is empty, or lies outside of the volume"),
};

constexpr std::array kActs{
    QT_TRANSLATE_NOOP("Failures", "open"),
    QT_TRANSLATE_NOOP("Failures", "open the folder"),
    QT_TRANSLATE_NOOP("Failures", "find the folder"),
    QT_TRANSLATE_NOOP("Failures", "find the file"),
    QT_TRANSLATE_NOOP("Failures", "set aside"),
    QT_TRANSLATE_NOOP("Failures", "list the folder"),
    QT_TRANSLATE_NOOP("Failures", "list"),
    QT_TRANSLATE_NOOP("Failures", "read the folder"),
    QT_TRANSLATE_NOOP("Failures", "read"),
    QT_TRANSLATE_NOOP("Failures", "inspect"),
    QT_TRANSLATE_NOOP("Failures", "write"),
    QT_TRANSLATE_NOOP("Failures", "write to disk"),
    QT_TRANSLATE_NOOP("Failures", "write into"),
    QT_TRANSLATE_NOOP("Failures", "write into the folder"),
    QT_TRANSLATE_NOOP("Failures", "write to the trash"),
    QT_TRANSLATE_NOOP("Failures", "write the journal"),
    QT_TRANSLATE_NOOP("Failures", "create"),
    QT_TRANSLATE_NOOP("Failures", "create the folder"),
    QT_TRANSLATE_NOOP("Failures", "make the folder"),
    QT_TRANSLATE_NOOP("Failures", "make a temporary file"),
    QT_TRANSLATE_NOOP("Failures", "rename"),
    QT_TRANSLATE_NOOP("Failures", "remove"),
    QT_TRANSLATE_NOOP("Failures", "replace"),
    QT_TRANSLATE_NOOP("Failures", "put in its place"),
    QT_TRANSLATE_NOOP("Failures", "move to the trash"),
    QT_TRANSLATE_NOOP("Failures", "delete the original"),
    QT_TRANSLATE_NOOP("Failures", "take the space for"),
    QT_TRANSLATE_NOOP("Failures", "start the program"),
};

constexpr std::array kSystemFailures{
    SystemFailure{ENOENT, QT_TRANSLATE_NOOP("Failures", "there is no such file or folder")},
    SystemFailure{ENOTDIR, QT_TRANSLATE_NOOP("Failures", "a part of the path is no folder")},
    SystemFailure{EACCES, QT_TRANSLATE_NOOP("Failures", "no permission")},
    SystemFailure{EPERM, QT_TRANSLATE_NOOP("Failures", "that is not permitted")},
    SystemFailure{EROFS, QT_TRANSLATE_NOOP("Failures", "the disk can only be read")},
    SystemFailure{ENOSPC, QT_TRANSLATE_NOOP("Failures", "the disk is full")},
    SystemFailure{EDQUOT, QT_TRANSLATE_NOOP("Failures", "the user's share of the disk is used up")},
    SystemFailure{EFBIG, QT_TRANSLATE_NOOP("Failures", "it is too large for the file system")},
    SystemFailure{EIO, QT_TRANSLATE_NOOP("Failures", "the disk failed")},
    SystemFailure{EISDIR, QT_TRANSLATE_NOOP("Failures", "it is a folder")},
    SystemFailure{EEXIST, QT_TRANSLATE_NOOP("Failures", "it is there already")},
    SystemFailure{ENOTEMPTY, QT_TRANSLATE_NOOP("Failures", "the folder is not empty")},
    SystemFailure{ENAMETOOLONG, QT_TRANSLATE_NOOP("Failures", "the name is too long")},
    SystemFailure{ELOOP, QT_TRANSLATE_NOOP("Failures", "the links form a circle")},
    SystemFailure{EBUSY, QT_TRANSLATE_NOOP("Failures", "it is in use")},
    SystemFailure{ESTALE, QT_TRANSLATE_NOOP("Failures", "the server no longer knows the file")},
    SystemFailure{ETIMEDOUT, QT_TRANSLATE_NOOP("Failures", "there was no answer in time")},
    SystemFailure{EMFILE, QT_TRANSLATE_NOOP("Failures", "too many files are open")},
    SystemFailure{ENFILE, QT_TRANSLATE_NOOP("Failures", "too many files are open")},
    SystemFailure{ENOMEM, QT_TRANSLATE_NOOP("Failures", "there is not memory enough")},
};

} // namespace

std::span<const char* const> failureSentences() noexcept {
    return kSentences;
}
std::span<const char* const> refusedActs() noexcept {
    return kActs;
}
std::span<const SystemFailure> systemFailures() noexcept {
    return kSystemFailures;
}

const char* codeWords(base::ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::Cancelled:
        return QT_TRANSLATE_NOOP("Failures", "was cancelled");
    case ErrorCode::NotFound:
        return QT_TRANSLATE_NOOP("Failures", "is not there");
    case ErrorCode::Denied:
        return QT_TRANSLATE_NOOP("Failures", "no permission");
    case ErrorCode::Unsupported:
        return QT_TRANSLATE_NOOP("Failures", "is of a kind not supported here");
    case ErrorCode::CorruptData:
        return QT_TRANSLATE_NOOP("Failures", "is damaged");
    case ErrorCode::LimitExceeded:
        return QT_TRANSLATE_NOOP("Failures", "is too large");
    case ErrorCode::Io:
        return QT_TRANSLATE_NOOP("Failures", "the system refused or failed");
    case ErrorCode::Database:
        return QT_TRANSLATE_NOOP("Failures", "the database failed");
    case ErrorCode::Usage:
        return QT_TRANSLATE_NOOP("Failures", "cannot be done");
    }
    return "";
}

} // namespace lightstack::ui
