#include "core/io/tiff_handle.h"

#include <tiffio.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace lightstack::io {
namespace {

struct TiffCloser {
    void operator()(TIFF* handle) const noexcept { TIFFClose(handle); }
};
struct OptionsCloser {
    void operator()(TIFFOpenOptions* options) const noexcept { TIFFOpenOptionsFree(options); }
};

} // namespace

struct TiffHandle::State {
    const ImageFile* file = nullptr;
    std::uint64_t position = 0;
    bool padded = false;
    std::string error;
    std::string warning;
    std::unique_ptr<TIFF, TiffCloser> handle; // closed first: closing may still read

    static int collect(std::string& into, const char* format, va_list arguments) {
        if (into.empty()) {
            std::array<char, 400> text{};
            std::vsnprintf(text.data(), text.size(), format, arguments);
            into = text.data();
        }
        return 1; // handled: nothing goes to a global handler
    }
    static int onError(TIFF*, void* self, const char*, const char* format, va_list arguments) {
        return collect(static_cast<State*>(self)->error, format, arguments);
    }
    static int onWarning(TIFF*, void* self, const char*, const char* format, va_list arguments) {
        return collect(static_cast<State*>(self)->warning, format, arguments);
    }

    static tmsize_t read(thandle_t self, void* out, tmsize_t size) {
        auto& state = *static_cast<State*>(self);
        if (size <= 0) return 0;
        const auto n = base::readAt(state.file->descriptor(), state.position,
            {static_cast<std::byte*>(out), static_cast<std::size_t>(size)}, state.file->path());
        if (!n) return -1;
        std::size_t given = *n;
        if (state.padded && given < static_cast<std::size_t>(size)) {
            std::memset(
                static_cast<std::byte*>(out) + given, 0, static_cast<std::size_t>(size) - given);
            given = static_cast<std::size_t>(size);
        }
        state.position += given;
        return static_cast<tmsize_t>(given);
    }
    static tmsize_t refuseWrite(thandle_t, void*, tmsize_t) { return 0; }
    static toff_t seek(thandle_t self, toff_t offset, int whence) {
        auto& state = *static_cast<State*>(self);
        if (whence == SEEK_SET) state.position = offset;
        if (whence == SEEK_CUR) state.position += offset;
        if (whence == SEEK_END) state.position = state.file->stamp().size + offset;
        return state.position;
    }
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t self) { return static_cast<State*>(self)->file->stamp().size; }
    static int refuseMap(thandle_t, void**, toff_t*) { return 0; }
    static void unmap(thandle_t, void*, toff_t) {}
};

TiffHandle::TiffHandle(std::unique_ptr<State> state) noexcept : m_state(std::move(state)) {
}
TiffHandle::TiffHandle(TiffHandle&&) noexcept = default;
TiffHandle& TiffHandle::operator=(TiffHandle&&) noexcept = default;
TiffHandle::~TiffHandle() = default;

Result<TiffHandle> TiffHandle::open(const ImageFile& file) {
    auto state = std::make_unique<State>();
    state->file = &file;
    const std::unique_ptr<TIFFOpenOptions, OptionsCloser> options(TIFFOpenOptionsAlloc());
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), static_cast<tmsize_t>(kMostTiffAllocation));
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), &State::onError, state.get());
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), &State::onWarning, state.get());
    // "h": the header only, directories are entered by offset. "m": no mapping.
    state->handle.reset(
        TIFFClientOpenExt("", "rhm", state.get(), &State::read, &State::refuseWrite, &State::seek,
            &State::close, &State::size, &State::refuseMap, &State::unmap, options.get()));
    if (!state->handle) {
        const std::string why = state->error.empty() ? "the TIFF header is damaged" : state->error;
        return fail(ErrorCode::CorruptData, file.path(), why);
    }
    return TiffHandle(std::move(state));
}

tiff* TiffHandle::get() const noexcept {
    return m_state->handle.get();
}

bool TiffHandle::hasError() const noexcept {
    return !m_state->error.empty();
}

const ImageFile& TiffHandle::file() const noexcept {
    return *m_state->file;
}

void TiffHandle::setPadded(bool padded) noexcept {
    m_state->padded = padded;
}

Result<void> TiffHandle::enter(std::uint64_t offset) {
    takeMessage();
    if (TIFFSetSubDirectory(get(), offset) != 0) return {};
    const std::string why = takeMessage();
    // "Cannot handle different per-sample values...": legal, but beyond the library.
    return fail(why.starts_with("Cannot handle") ? ErrorCode::Unsupported : ErrorCode::CorruptData,
        m_state->file->path(), why.empty() ? "its directory is damaged" : why);
}

std::string TiffHandle::takeMessage() {
    std::string text = m_state->error.empty() ? m_state->warning : m_state->error;
    m_state->error.clear();
    m_state->warning.clear();
    while (!text.empty() && (text.back() == '.' || text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

} // namespace lightstack::io
