#include "core/io/jpeg_codes.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace lightstack::io {
namespace {

constexpr int kReserved = 256; // stands for the code of ones alone
constexpr std::size_t kLongest = 16;

// Depths in the tree of the leaves; `leaves`: count and symbol.
std::vector<std::size_t> depthsOf(const std::vector<std::pair<std::uint64_t, int>>& leaves) {
    std::vector<std::size_t> parents(2 * leaves.size() - 1);
    using Node = std::pair<std::uint64_t, std::size_t>;
    std::priority_queue<Node, std::vector<Node>, std::greater<>> rarest;
    for (std::size_t i = 0; i < leaves.size(); ++i)
        rarest.emplace(leaves[i].first, i);
    for (std::size_t joined = leaves.size(); joined < parents.size(); ++joined) {
        const Node one = rarest.top();
        rarest.pop();
        const Node other = rarest.top();
        rarest.pop();
        parents[one.second] = parents[other.second] = joined;
        rarest.emplace(one.first + other.first, joined);
    }
    std::vector<std::size_t> depths(parents.size());
    for (std::size_t i = parents.size() - 1; i-- > 0;)
        depths[i] = depths[parents[i]] + 1;
    depths.resize(leaves.size());
    return depths;
}

// T.81 Annex K.3: two of the longest codes become one that is shorter, and a short one becomes two.
void shorten(std::vector<int>& ofLength) {
    for (std::size_t length = ofLength.size() - 1; length > kLongest; --length)
        while (ofLength[length] > 0) {
            std::size_t shorter = length - 2;
            while (ofLength[shorter] == 0)
                --shorter;
            ofLength[length] -= 2;
            ++ofLength[length - 1];
            ofLength[shorter + 1] += 2;
            --ofLength[shorter];
        }
}

} // namespace

JpegCodes bestJpegCodes(std::span<const std::uint32_t, 256> counts) {
    std::vector<std::pair<std::uint64_t, int>> leaves{{0, kReserved}};
    for (int symbol = 0; symbol < 256; ++symbol)
        if (counts[static_cast<std::size_t>(symbol)] > 0)
            leaves.emplace_back(counts[static_cast<std::size_t>(symbol)], symbol);
    JpegCodes out;
    if (leaves.size() == 1) return out;
    const auto depths = depthsOf(leaves);
    std::vector<int> ofLength(
        std::max(kLongest, *std::max_element(depths.begin(), depths.end())) + 1);
    for (const std::size_t depth : depths)
        ++ofLength[depth];
    shorten(ofLength);
    std::size_t longest = kLongest;
    while (ofLength[longest] == 0)
        --longest;
    --ofLength[longest]; // the reserved one: the last code of the longest
    std::sort(leaves.begin() + 1, leaves.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    unsigned code = 0;
    auto next = leaves.begin() + 1;
    for (std::size_t length = 1; length <= kLongest; ++length, code <<= 1) {
        out.counts[length - 1] = static_cast<std::uint8_t>(ofLength[length]);
        for (int i = 0; i < ofLength[length]; ++i, ++code, ++next) {
            const auto symbol = static_cast<std::size_t>(next->second);
            out.symbols.push_back(static_cast<std::uint8_t>(symbol));
            out.code[symbol] = static_cast<std::uint16_t>(code);
            out.length[symbol] = static_cast<std::uint8_t>(length);
        }
    }
    return out;
}

} // namespace lightstack::io
