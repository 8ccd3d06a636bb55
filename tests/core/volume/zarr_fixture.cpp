#include "tests/core/volume/zarr_fixture.h"

#include "tests/support/file_content.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <cstring>
#include <numeric>

namespace lightstack::tests {
namespace {

template <class T>
double as(const char* at) {
    T value{};
    std::memcpy(&value, at, sizeof(T));
    return static_cast<double>(value);
}

double valueOf(const std::string& dtype, const char* at) {
    if (dtype == "|u1") return as<std::uint8_t>(at);
    if (dtype == "|i1") return as<std::int8_t>(at);
    if (dtype == "<u2") return as<std::uint16_t>(at);
    if (dtype == "<i2") return as<std::int16_t>(at);
    if (dtype == "<u4") return as<std::uint32_t>(at);
    if (dtype == "<i4") return as<std::int32_t>(at);
    if (dtype == "<f4") return as<float>(at);
    return as<double>(at);
}

} // namespace

QJsonObject jsonOf(const std::filesystem::path& file) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(contentOf(file))).object();
}

ZarrReading::ZarrReading(const std::filesystem::path& array) : m_folder(array) {
    const QJsonObject meta = jsonOf(array / ".zarray");
    for (const QJsonValue& v : meta[QLatin1String("shape")].toArray())
        m_shape.push_back(static_cast<std::int64_t>(v.toDouble()));
    for (const QJsonValue& v : meta[QLatin1String("chunks")].toArray())
        m_chunks.push_back(static_cast<std::int64_t>(v.toDouble()));
    m_dtype = meta[QLatin1String("dtype")].toString().toStdString();
    if (meta[QLatin1String("zarr_format")].toInt() != 2) m_trouble = "zarr_format";
    if (meta[QLatin1String("order")].toString() != QLatin1String("C")) m_trouble = "order";
    if (!meta[QLatin1String("compressor")].isNull()) m_trouble = "compressor";
    if (!meta[QLatin1String("filters")].isNull()) m_trouble = "filters";
    if (meta[QLatin1String("fill_value")].toInt(1) != 0) m_trouble = "fill_value";
    if (meta[QLatin1String("dimension_separator")].toString() != QLatin1String("/"))
        m_trouble = "dimension_separator";
    if (m_shape.size() < 3 || m_shape.size() != m_chunks.size() || m_dtype.size() != 3)
        m_trouble = "shape, chunks or dtype";
}

double ZarrReading::at(const std::vector<std::int64_t>& index) {
    std::string name;
    std::size_t offset = 0;
    std::size_t samples = 1;
    for (std::size_t i = 0; i < index.size(); ++i) {
        name += (i > 0 ? "/" : "") + std::to_string(index[i] / m_chunks[i]);
        const auto edge = static_cast<std::size_t>(m_chunks[i]);
        offset = offset * edge + static_cast<std::size_t>(index[i] % m_chunks[i]);
        samples *= edge;
    }
    const auto bytes = static_cast<std::size_t>(m_dtype.back() - '0');
    auto file = m_files.find(name);
    if (file == m_files.end()) file = m_files.emplace(name, contentOf(m_folder / name)).first;
    if (file->second.size() != samples * bytes) {
        m_trouble = "chunk " + name + " has " + std::to_string(file->second.size()) + " bytes";
        return -1;
    }
    return valueOf(m_dtype, file->second.data() + offset * bytes);
}

std::vector<double> ZarrReading::slice(std::int64_t z) {
    std::vector<double> out;
    if (!m_trouble.empty()) return out;
    const bool colour = m_shape.size() == 4;
    const auto& size = m_shape;
    for (std::int64_t y = 0; y < size[size.size() - 2]; ++y)
        for (std::int64_t x = 0; x < size[size.size() - 1]; ++x)
            for (std::int64_t c = 0; c < (colour ? size[0] : 1); ++c)
                out.push_back(at(colour ? std::vector{c, z, y, x} : std::vector{z, y, x}));
    return out;
}

volume::PyramidRequest zarrRequest(const TempFolder& folder, int levels) {
    auto out = requestFor(listed(folder / "in"), folder / "v.ome.zarr");
    out.format = volume::PyramidFormat::OmeZarr;
    out.levels = levels;
    return out;
}

std::string zarrDifference(const std::filesystem::path& out, const StackKind& kind,
    const std::vector<int>& seeds, int levels) {
    for (int level = 0; level <= levels; ++level) {
        ZarrReading array(out / std::to_string(level));
        const std::string where = "level " + std::to_string(level);
        if (!array.trouble().empty()) return where + ": " + array.trouble();
        const std::size_t z0 = array.shape().size() - 3;
        if (array.shape()[z0] != static_cast<std::int64_t>((seeds.size() - 1) >> level) + 1)
            return where + ": depth";
        for (std::int64_t z = 0; z < array.shape()[z0]; ++z) {
            const auto got = array.slice(z);
            const auto want = expectedVoxels(kind, seeds, level, z);
            if (!array.trouble().empty()) return where + ": " + array.trouble();
            if (got.size() != want.size()) return where + ": size of slice " + std::to_string(z);
            for (std::size_t i = 0; i < got.size(); ++i) {
                const double room = kind.slice.format != 3 ? 0
                                    : kind.slice.bits == 64
                                        ? std::abs(want[i]) * 1e-14
                                        : std::max(1e-30, std::abs(want[i]) * 1.2e-7);
                if (!(std::abs(got[i] - want[i]) <= room))
                    return where + ": slice " + std::to_string(z) + " voxel " + std::to_string(i);
            }
        }
    }
    return {};
}

} // namespace lightstack::tests
