#include "ui/models/volume_job.h"

#include "core/base/file_path.h"
#include "ui/models/number_words.h"

namespace lightstack::ui {

QString VolumeJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln slice(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString VolumeJob::butSomeText() const {
    return tr("%1: done, but for some slices").arg(name());
}

QString VolumeJob::stackText() const {
    return QString::fromStdString(base::toLossyUtf8(stack().name));
}

} // namespace lightstack::ui
