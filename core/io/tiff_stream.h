// What the ways of reading a TIFF plane share: when to stop, what to remember of damage, which
// parts of the file are there at all. Thread: one.
#pragma once

#include "core/io/tiff_rows.h"

namespace lightstack::io {

class TiffStream {
public:
    TiffRowsResult takeResult() { return std::move(m_result); }

protected:
    TiffStream(TiffHandle& handle, const TiffLayout& layout, const TiffReading& reading)
        : m_handle(handle), m_layout(layout), m_reading(reading) {}

    enum class Part { Whole, Cut, Gap, Missing };
    // A strip or tile: in the file, cut by its end, left out on purpose, or lost.
    [[nodiscard]] Part part(std::uint32_t index) const;

    // Remembers the first trouble. False: stop here.
    bool trouble(ErrorCode code, std::string detail);
    // "strip 3 is damaged: why", with libtiff's words; LimitExceeded where memory was the reason.
    bool damaged(const char* what, std::uint32_t index);
    bool cut(const char* what, std::uint32_t index); // ends before its data does, or is not there
    bool stopped();
    void good() noexcept {
        m_result.any = true;
        m_badInARow = 0;
    }
    // The directory from anew, so that a strip that was begun can be read again.
    bool enterAgain();

    TiffHandle& m_handle;
    const TiffLayout& m_layout;
    const TiffReading& m_reading;
    TiffRowsResult m_result;

private:
    int m_badInARow = 0;
};

// Reads past the end of the file as zeros while it lives: codecs then give what comes before.
class TiffPadding {
public:
    explicit TiffPadding(TiffHandle& handle) : m_handle(handle) { handle.setPadded(true); }
    ~TiffPadding() { m_handle.setPadded(false); }
    TiffPadding(const TiffPadding&) = delete;
    TiffPadding& operator=(const TiffPadding&) = delete;

private:
    TiffHandle& m_handle;
};

// readTiffRows() for isPlainTiff() pages.
TiffRowsResult readPlainTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane,
    const TiffReading& reading, TiffPixels& pixels);

} // namespace lightstack::io
