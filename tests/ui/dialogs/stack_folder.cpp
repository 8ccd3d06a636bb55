#include "tests/ui/dialogs/stack_folder.h"

#include "core/base/file_path.h"

#include <QImage>

namespace lightstack::tests {

void writeSlices(const std::filesystem::path& folder, const std::string& prefix, int count,
    int side, const std::set<int>& without) {
    std::filesystem::create_directories(folder);
    for (int z = 0; z < count; ++z) {
        if (without.contains(z)) continue;
        QImage image(side, side, QImage::Format_Grayscale8);
        image.fill(z % 251);
        const std::string number = std::to_string(z);
        const auto path =
            folder / (prefix + std::string(4 - std::min<std::size_t>(4, number.size()), '0') +
                         number + ".png");
        if (!image.save(QString::fromLocal8Bit(base::toBytes(path)), "PNG")) std::abort();
    }
}

std::shared_ptr<const volume::FolderAudit> auditOf(const std::filesystem::path& folder) {
    auto found = volume::auditFolder(folder, {}, {});
    if (!found) std::abort();
    return std::make_shared<const volume::FolderAudit>(*std::move(found));
}

} // namespace lightstack::tests
