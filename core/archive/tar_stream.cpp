#include "core/archive/tar_stream.h"

#include "core/archive/member_path.h"
#include "core/base/file_path.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

namespace lightstack::archive {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

struct FreeArchive {
    void operator()(struct archive* a) const noexcept { ::archive_read_free(a); }
};

// libarchive makes names fit the locale; of this thread, for the time of a call, that is UTF-8,
// whatever the program runs in.
class Utf8Names {
public:
    Utf8Names() : m_old(::uselocale(utf8())) {}
    ~Utf8Names() { ::uselocale(m_old); }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    static locale_t utf8() {
        static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return made != nullptr ? made : LC_GLOBAL_LOCALE;
    }
    locale_t m_old;
};

} // namespace

struct TarStream::State {
    std::filesystem::path path;
    base::FileDescriptor file;
    base::FileStamp stamp;
    std::vector<std::byte> block = std::vector<std::byte>(kBlock);
    std::uint64_t at = 0;
    std::optional<Error> readError;
    std::unique_ptr<struct archive, FreeArchive> reader{::archive_read_new()};

    static la_ssize_t fetch(struct archive*, void* self, const void** out) {
        auto& state = *static_cast<State*>(self);
        const auto n = base::readAt(state.file, state.at, state.block, state.path);
        if (!n) {
            state.readError = n.error();
            return -1;
        }
        state.at += *n;
        *out = state.block.data();
        return static_cast<la_ssize_t>(*n);
    }
    [[nodiscard]] tl::unexpected<Error> failure(ErrorCode code) const {
        if (readError) return tl::unexpected<Error>(*readError);
        const char* why = ::archive_error_string(reader.get());
        return fail(code, path,
            why != nullptr ? base::toLossyUtf8(why) : std::string("cannot be read further"));
    }
};

TarStream::TarStream(std::unique_ptr<State> state) : m_state(std::move(state)) {
}
TarStream::TarStream(TarStream&&) noexcept = default;
TarStream& TarStream::operator=(TarStream&&) noexcept = default;
TarStream::~TarStream() = default;

Result<TarStream> TarStream::open(const std::filesystem::path& path) {
    auto state = std::make_unique<State>();
    state->path = path;
    auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    state->file = std::move(*file);
    state->stamp = *stamp;
    struct archive* reader = state->reader.get();
    if (reader == nullptr) return fail(ErrorCode::LimitExceeded, path, "there is no memory for it");
    ::archive_read_support_filter_gzip(reader);
    ::archive_read_support_filter_bzip2(reader);
    ::archive_read_support_filter_xz(reader);
    ::archive_read_support_filter_zstd(reader);
    ::archive_read_support_format_tar(reader);
    const Utf8Names names;
    if (::archive_read_open(reader, state.get(), nullptr, State::fetch, nullptr) != ARCHIVE_OK)
        return state->failure(ErrorCode::Unsupported);
    return TarStream(std::move(state));
}

Result<std::optional<TarMember>> TarStream::next() {
    const Utf8Names names;
    struct archive_entry* entry = nullptr;
    int code = ARCHIVE_OK;
    do
        code = ::archive_read_next_header(m_state->reader.get(), &entry);
    while (code == ARCHIVE_RETRY);
    if (code == ARCHIVE_EOF) return std::optional<TarMember>();
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return m_state->failure(ErrorCode::CorruptData);
    TarMember out;
    const char* name = ::archive_entry_pathname(entry);
    if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
    out.name = name != nullptr ? name : "";
    out.path = memberPath(out.name);
    const auto type = ::archive_entry_filetype(entry);
    const bool plain = type == AE_IFREG && ::archive_entry_hardlink(entry) == nullptr;
    out.kind = plain ? EntryKind::File : type == AE_IFDIR ? EntryKind::Folder : EntryKind::Special;
    out.size = static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_entry_size(entry)));
    out.mtime = ::archive_entry_mtime(entry);
    return out;
}

Result<std::size_t> TarStream::read(std::span<std::byte> out) {
    std::size_t done = 0;
    while (done < out.size()) {
        const la_ssize_t n =
            ::archive_read_data(m_state->reader.get(), out.data() + done, out.size() - done);
        if (n == ARCHIVE_RETRY) continue;
        if (n < 0) return m_state->failure(ErrorCode::CorruptData);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    return done;
}

const base::FileStamp& TarStream::stamp() const noexcept {
    return m_state->stamp;
}
std::uint64_t TarStream::bytesRead() const noexcept {
    return m_state->at;
}

} // namespace lightstack::archive
