// One TIFF as ImageJ writes stacks: the first directory, all planes one after the other, then the
// other directories. Past 4 GB there are no other directories: ImageJ counts the planes by
// "images=", as everybody who reads its files does. Colours that are no 8-bit RGB are channels.
#include "core/volume/export_target.h"
#include "core/volume/export_tiff.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;
using image::SampleType;

constexpr std::size_t kNumberWidth = 24;

std::string padded(std::string text) {
    text.resize(std::max(text.size(), kNumberWidth), ' ');
    return text;
}

// "um" even for micrometres with a Greek letter: the description is plain ASCII.
std::string imageJUnit(const std::string& unit) {
    std::string out;
    for (const char c : unit)
        if (static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F) out += c;
    if (out == "m" && unit != "m") return "um";
    return out.empty() ? "pixel" : out;
}

Result<void> checkType(const Level& level) {
    const SampleType type = level.type;
    if (type == SampleType::U8 || type == SampleType::U16 || type == SampleType::S16 ||
        type == SampleType::F32)
        return {};
    return fail(ErrorCode::Unsupported, {},
        "ImageJ stacks hold 8 and 16-bit integers and 32-bit floats, not " +
            std::string(image::sampleTypeName(type)) +
            (type == SampleType::U64 || type == SampleType::S64
                    ? "; choose slices, NRRD or MetaImage instead"
                    : "; choose slices, OME-TIFF, OME-Zarr, NRRD or MetaImage instead"));
}

class ImageJStack final : public ExportTarget {
public:
    explicit ImageJStack(const ExportSite& site)
        : ExportTarget(site)
        , m_splits(m_shape.level.channels > 1 &&
                   !(m_shape.level.channels == 3 && m_shape.level.type == SampleType::U8))
        , m_planes(m_splits ? m_shape.level.channels : 1)
        , m_images(m_shape.level.depth * m_planes)
        , m_planeBytes(m_shape.level.sliceBytes() / static_cast<std::uint64_t>(m_planes))
        , m_description(imageJWords(m_shape, m_images, m_planes)) {
        if (m_shape.level.type != SampleType::U8) {
            m_rangeAt = m_description.size();
            m_description += rangeText(0, 0);
        }
        const std::uint64_t first = directory(0, true).bytes();
        m_start = (tiffStartBytes(false) + first + 15) / 16 * 16;
        m_pixels = static_cast<std::uint64_t>(m_images) * m_planeBytes;
        m_more = (m_start + m_pixels + 1) / 2 * 2;
        m_each = directory(0, false).bytes();
        const std::uint64_t all = m_more + static_cast<std::uint64_t>(m_images - 1) * m_each;
        m_linked = m_images > 1 && all <= kLongestTiff;
    }

    [[nodiscard]] std::uint64_t bytes() const override {
        return m_linked ? m_more + static_cast<std::uint64_t>(m_images - 1) * m_each
                        : m_start + m_pixels;
    }
    Result<void> begin(const std::vector<fs::path>& aside) override {
        auto file = ExportFile::create(aside.front(), bytes());
        if (!file) return tl::unexpected(file.error());
        m_file = *std::move(file);
        return {};
    }
    Result<void> write(
        int /*rank*/, std::int64_t index, std::span<const std::byte> voxels) override {
        std::vector<std::byte> planes;
        {
            const EncodeSpan encoding(m_clock);
            noteRange(voxels);
            if (m_splits) planes = split(voxels);
        }
        m_bytes += voxels.size();
        return m_file.write(
            m_start + static_cast<std::uint64_t>(index) * m_shape.level.sliceBytes(),
            planes.empty() ? voxels : std::span<const std::byte>(planes));
    }
    Result<void> finish() override {
        if (m_rangeAt > 0 && m_least <= m_most)
            m_description.replace(m_rangeAt, std::string::npos, rangeText(m_least, m_most));
        auto head = tiffStart(false, tiffStartBytes(false));
        const auto first = directory(0, true).at(tiffStartBytes(false), m_linked ? m_more : 0);
        head.insert(head.end(), first.begin(), first.end());
        m_bytes += head.size();
        if (auto done = m_file.write(0, head); !done) return done;
        std::vector<std::byte> rest;
        for (std::int64_t i = 1; m_linked && i < m_images; ++i) {
            const std::uint64_t at = m_more + static_cast<std::uint64_t>(i - 1) * m_each;
            const auto one = directory(i, false).at(at, i + 1 < m_images ? at + m_each : 0);
            rest.insert(rest.end(), one.begin(), one.end());
        }
        m_bytes += rest.size();
        if (auto done = m_file.write(m_more, rest); !done) return done;
        return m_file.sync();
    }

private:
    [[nodiscard]] TiffDirectory directory(std::int64_t plane, bool first) const {
        TiffPage page{.spec = m_shape.slice(), .whiteIsZero = m_shape.whiteIsZero};
        if (m_splits) page.spec.channels = 1;
        if (first) page.description = m_description;
        const Axes edges = m_shape.edges();
        if (edges[0] > 0) page.pixelsPerUnitX = 1 / edges[0];
        if (edges[1] > 0) page.pixelsPerUnitY = 1 / edges[1];
        page.offsets = {m_start + static_cast<std::uint64_t>(plane) * m_planeBytes};
        page.lengths = {m_planeBytes};
        return tiffDirectory(page, false);
    }

    // Always of the same length: they are known last, and stand in the first directory.
    static std::string rangeText(double least, double most) {
        return "min=" + padded(numberText(least)) + "\nmax=" + padded(numberText(most)) + "\n";
    }

    template <class T>
    static std::pair<double, double> rangeOf(std::span<const std::byte> voxels) {
        T least = std::numeric_limits<T>::max();
        T most = std::numeric_limits<T>::lowest();
        for (std::size_t i = 0; i + sizeof(T) <= voxels.size(); i += sizeof(T)) {
            T value;
            std::memcpy(&value, voxels.data() + i, sizeof(T));
            if constexpr (std::is_floating_point_v<T>)
                if (!std::isfinite(value)) continue;
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        return {static_cast<double>(least), static_cast<double>(most)};
    }
    void noteRange(std::span<const std::byte> voxels) {
        std::pair<double, double> range;
        switch (m_shape.level.type) {
        case SampleType::U16:
            range = rangeOf<std::uint16_t>(voxels);
            break;
        case SampleType::S16: { // ImageJ keeps them with 32768 added
            range = rangeOf<std::int16_t>(voxels);
            range.first += 32768;
            range.second += 32768;
            break;
        }
        case SampleType::F32:
            range = rangeOf<float>(voxels);
            break;
        default:
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_least = std::min(m_least, range.first);
        m_most = std::max(m_most, range.second);
    }
    [[nodiscard]] std::vector<std::byte> split(std::span<const std::byte> voxels) const {
        const auto sample = static_cast<std::size_t>(image::bytesPerSample(m_shape.level.type));
        const auto channels = static_cast<std::size_t>(m_planes);
        const std::size_t pixels = voxels.size() / sample / channels;
        std::vector<std::byte> out(voxels.size());
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < pixels; ++i)
                std::memcpy(out.data() + (c * pixels + i) * sample,
                    voxels.data() + (i * channels + c) * sample, sample);
        return out;
    }

    bool m_splits;
    int m_planes; // a slice
    std::int64_t m_images;
    std::uint64_t m_planeBytes;
    std::string m_description;
    std::size_t m_rangeAt = 0; // in the description
    std::uint64_t m_start = 0; // of the pixels
    std::uint64_t m_pixels = 0;
    std::uint64_t m_more = 0; // of the other directories
    std::uint64_t m_each = 0;
    bool m_linked = false;
    ExportFile m_file;
    std::mutex m_mutex; // guards the range
    double m_least = std::numeric_limits<double>::max();
    double m_most = std::numeric_limits<double>::lowest();
};

} // namespace

std::string imageJWords(const ExportShape& shape, std::int64_t images, int channels) {
    std::string out = "ImageJ=1.53t\n";
    if (images > 1) out += "images=" + std::to_string(images) + "\n";
    if (channels > 1) out += "channels=" + std::to_string(channels) + "\n";
    if (images > channels) out += "slices=" + std::to_string(images / channels) + "\n";
    if (channels > 1)
        out += std::string("hyperstack=true\nmode=") + (channels <= 7 ? "composite" : "grayscale") +
               "\n";
    out += "unit=" + (shape.voxel ? imageJUnit(shape.voxel->unit) : "pixel") + "\n";
    const Axes edges = shape.edges();
    if (edges[2] > 0) out += "spacing=" + numberText(edges[2]) + "\n";
    if (images > 1) out += "loop=false\n";
    // The place of the volume's zero, in voxels of this level, from the box's first voxel.
    const Axes first = shape.firstVoxel();
    const char* names[] = {"xorigin=", "yorigin=", "zorigin="};
    for (std::size_t axis = 0; axis < 3; ++axis)
        if (first[axis] != 0)
            out += names[axis] + numberText(-first[axis] / shape.level.scale()) + "\n";
    return out;
}

TargetResult imageJTarget(const ExportSite& site) {
    if (auto fits = checkType(site.shape.level); !fits) return tl::unexpected(fits.error());
    if (site.shape.level.sliceBytes() > kLongestTiff)
        return fail(ErrorCode::Unsupported, {},
            "slices of more than 4 GB do not fit an ImageJ stack; choose OME-TIFF instead");
    return std::make_unique<ImageJStack>(site);
}

} // namespace lightstack::volume
