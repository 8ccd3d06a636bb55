// The parts of the sniffer, each a pure function over the head (and, for TIFF, the source): they
// answer nullopt where the kind is not theirs. mime.cpp asks them in order. Thread: pure, any
// thread.
#pragma once

#include "core/metadata/mime.h"

#include <optional>
#include <span>
#include <string_view>

namespace lightstack::metadata::rules {

using Head = std::string_view; // the first bytes, as characters

bool has(Head head, std::size_t at, std::string_view magic) noexcept;
std::uint32_t big32(Head head, std::size_t at) noexcept;    // 0 past the end
std::uint32_t little32(Head head, std::size_t at) noexcept; // 0 past the end

// Fixed magic numbers, longest and surest first.
std::optional<MimeVerdict> bySignature(Head head);
// ISO base media: ftyp brands, and QuickTime files that open with another box.
std::optional<MimeVerdict> byBoxes(Head head);
// TIFF and what is built on it; reads directories beyond the head, never past 1 MiB.
std::optional<MimeVerdict> byTiff(Head head, base::ByteSource& source);
// JPEG (multi-picture or not), PNG (animated or not), RIFF.
std::optional<MimeVerdict> byChunks(Head head, base::ByteSource& source);
// Markup, data headers in text, plain text.
std::optional<MimeVerdict> byText(Head head);
// Formats without a magic number: judged by the plausibility of their headers, after everything
// else.
std::optional<MimeVerdict> byPlausibility(Head head, base::ByteSource& source);

} // namespace lightstack::metadata::rules
