#include "core/archive/inflater.h"

#include <algorithm>
#include <zlib.h>

namespace lightstack::archive {

struct Inflater::Stream {
    z_stream z = {};
    bool ready = false;
    Stream() { ready = ::inflateInit2(&z, -MAX_WBITS) == Z_OK; }
    ~Stream() {
        if (ready) ::inflateEnd(&z);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
};

Inflater::Inflater() : m_stream(std::make_unique<Stream>()) {
}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

void Inflater::restart() {
    if (m_stream->ready) ::inflateReset(&m_stream->z);
}

Inflater::State Inflater::step(std::span<const std::byte>& in, std::span<std::byte>& out) {
    if (!m_stream->ready) return State::Broken;
    constexpr std::size_t kMost = std::size_t{1} << 30;
    z_stream& z = m_stream->z;
    const auto given = static_cast<uInt>(std::min(in.size(), kMost));
    const auto wanted = static_cast<uInt>(std::min(out.size(), kMost));
    // zlib takes a pointer to non-const, and does not write there.
    z.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(in.data()));
    z.avail_in = given;
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = wanted;
    const int code = ::inflate(&z, Z_NO_FLUSH);
    in = in.subspan(given - z.avail_in);
    out = out.subspan(wanted - z.avail_out);
    if (code == Z_STREAM_END) return State::End;
    if (code == Z_OK || code == Z_BUF_ERROR) return State::GoOn;
    return State::Broken;
}

} // namespace lightstack::archive
