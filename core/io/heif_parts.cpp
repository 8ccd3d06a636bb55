#include "core/io/heif_parts.h"

#include "core/base/byte_order.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace lightstack::io {
namespace {

constexpr std::size_t kMostParts = 100'000;
constexpr int kMostBoxes = 10'000;

struct Box {
    std::string type;
    std::uint64_t body = 0;
    std::uint64_t end = 0;
};

std::uint64_t number(base::ByteSource& source, std::uint64_t at, std::size_t bytes) {
    std::array<std::byte, 8> raw{};
    source.read(at, std::span(raw).first(bytes));
    return base::bigEndian(std::span(raw).first(bytes));
}

std::optional<Box> boxAt(base::ByteSource& source, std::uint64_t at, std::uint64_t end) {
    if (at > end || end - at < 8) return {};
    Box out{std::string(4, '\0'), at + 8, end};
    std::uint64_t size = number(source, at, 4);
    source.read(at + 4, std::as_writable_bytes(std::span(out.type)));
    if (size == 1) {
        size = number(source, at + 8, 8);
        out.body += 8;
    }
    if (size == 0) return out; // to the end
    if (size < out.body - at || size > end - at) return {};
    out.end = at + size;
    return out;
}

std::optional<Box> childOf(base::ByteSource& source, const Box& parent, std::string_view type) {
    std::uint64_t at = parent.body;
    for (int boxes = 0; boxes < kMostBoxes; ++boxes) {
        auto box = boxAt(source, at, parent.end);
        if (!box || box->type == type) return box;
        at = box->end;
    }
    return {};
}

} // namespace

std::vector<std::uint32_t> heifPartIds(base::ByteSource& source) {
    std::vector<std::uint32_t> out;
    auto meta = childOf(source, {{}, 0, source.size()}, "meta");
    if (!meta) return out;
    meta->body += 4; // version and flags
    const auto references = childOf(source, *meta, "iref");
    if (!references) return out;
    const std::size_t id = number(source, references->body, 1) == 0 ? 2 : 4;
    std::uint64_t at = references->body + 4;
    for (int boxes = 0; boxes < kMostBoxes; ++boxes) {
        const auto box = boxAt(source, at, references->end);
        if (!box) break;
        const std::uint64_t count = number(source, box->body + id, 2);
        const std::uint64_t first = box->body + id + 2;
        for (std::uint64_t i = 0; box->type == "dimg" && i < count; ++i) {
            if (first + (i + 1) * id > box->end || out.size() == kMostParts) break;
            out.push_back(static_cast<std::uint32_t>(number(source, first + i * id, id)));
        }
        at = box->end;
    }
    std::ranges::sort(out);
    return out;
}

} // namespace lightstack::io
