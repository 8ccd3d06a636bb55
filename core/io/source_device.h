// A ByteSource as the QIODevice that Qt's image plug-ins read from.
// Thread: one.
#pragma once

#include "core/base/byte_source.h"

#include <QIODevice>

namespace lightstack::io {

class SourceDevice final : public QIODevice {
public:
    explicit SourceDevice(base::ByteSource& source) : m_source(source) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return static_cast<qint64>(m_source.size()); }

protected:
    qint64 readData(char* data, qint64 maxSize) override {
        const std::size_t n = m_source.read(static_cast<std::uint64_t>(pos()),
            {reinterpret_cast<std::byte*>(data), static_cast<std::size_t>(maxSize)});
        return static_cast<qint64>(n);
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    base::ByteSource& m_source;
};

} // namespace lightstack::io
