// Raw deflate, piece by piece: compressed bytes in, plain bytes out. zlib behind it.
// Thread: one at a time per object.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace lightstack::archive {

class Inflater {
public:
    enum class State { GoOn, End, Broken };

    Inflater();
    Inflater(Inflater&&) noexcept;
    Inflater& operator=(Inflater&&) noexcept;
    ~Inflater();

    // Takes from the front of `in`, fills the front of `out`; both become what is left of them.
    State step(std::span<const std::byte>& in, std::span<std::byte>& out);
    void restart();

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace lightstack::archive
