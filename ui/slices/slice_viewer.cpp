#include "ui/slices/slice_viewer.h"

namespace lightstack::ui {

class SliceViewer::Impl {};

SliceViewer::SliceViewer(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
}

SliceViewer::~SliceViewer() = default;

void SliceViewer::open(const volume::SliceStack& /*stack*/, std::int64_t /*position*/) {
}

void SliceViewer::closeVolume() {
}

bool SliceViewer::isFinal() const {
    return true;
}

} // namespace lightstack::ui
