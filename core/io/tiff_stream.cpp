#include "core/io/tiff_stream.h"

#include <tiffio.h>

namespace lightstack::io {
namespace {

// Hostile headers announce millions of parts that are not there: enough is enough.
constexpr int kMostBadInARow = 4096;

} // namespace

TiffStream::Part TiffStream::part(std::uint32_t index) const {
    int missing = 0;
    const std::uint64_t offset = TIFFGetStrileOffsetWithErr(m_handle.get(), index, &missing);
    if (missing != 0) return Part::Missing;
    const std::uint64_t bytes = TIFFGetStrileByteCountWithErr(m_handle.get(), index, &missing);
    const std::uint64_t end = m_handle.file().stamp().size;
    if (missing != 0) return Part::Missing;
    if (offset == 0) return bytes == 0 ? Part::Gap : Part::Missing;
    if (offset >= end) return Part::Missing;
    return bytes > end - offset ? Part::Cut : Part::Whole;
}

bool TiffStream::trouble(ErrorCode code, std::string detail) {
    if (!m_result.error) m_result.error = Error{code, m_handle.file().path(), std::move(detail)};
    return m_reading.tolerant && code == ErrorCode::CorruptData && ++m_badInARow < kMostBadInARow;
}

bool TiffStream::damaged(const char* what, std::uint32_t index) {
    const std::string why = m_handle.takeMessage();
    const bool memory = why.find("beyond the") != std::string::npos;
    const bool codec = why.find("not configured") != std::string::npos ||
                       why.find("can not handle") != std::string::npos;
    return trouble(memory  ? ErrorCode::LimitExceeded
                   : codec ? ErrorCode::Unsupported
                           : ErrorCode::CorruptData,
        std::string(what) + " " + std::to_string(index) + " is damaged" +
            (why.empty() ? "" : ": " + why));
}

bool TiffStream::cut(const char* what, std::uint32_t index) {
    return trouble(ErrorCode::CorruptData,
        part(index) == Part::Cut
            ? "the file ends within " + std::string(what) + " " + std::to_string(index)
            : std::string(what) + " " + std::to_string(index) + " is not in the file");
}

bool TiffStream::stopped() {
    if (!m_reading.stop.stop_requested()) return false;
    m_result.error = Error{ErrorCode::Cancelled, m_handle.file().path(), "cancelled"};
    return true;
}

bool TiffStream::enterAgain() {
    if (!m_handle.enter(TIFFCurrentDirOffset(m_handle.get()))) return false;
    return readTiffLayout(m_handle).has_value();
}

} // namespace lightstack::io
