// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeeyes.h"

namespace naru::test {

namespace {
constexpr int wide = 640, high = 360, module = 8, modules = 25;

/// A lit room, and something like a code in it.
std::shared_ptr<const QByteArray> picture()
{
    auto pixels = std::make_shared<QByteArray>(wide * high, '\0');
    const int left = (wide - module * modules) / 2, top = (high - module * modules) / 2;
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            const int column = (x - left) / module, row = (y - top) / module;
            const bool isCode = x >= left && y >= top && column < modules && row < modules;
            const bool isDark = (column * 7 + row * 13 + column * row) % 3 == 0;
            const int room = 90 + x / 8 + y / 8;
            (*pixels)[y * wide + x] = static_cast<char>(!isCode ? room : isDark ? 30 : 235);
        }
    }
    return pixels;
}
} // namespace

void FakePictures::start()
{
    isOn = true;
    take();
}

void FakePictures::take()
{
    static const auto pixels = picture();
    device::Frame frame;
    frame.data = reinterpret_cast<const uchar*>(pixels->constData());
    frame.stride = frame.width = wide;
    frame.height = high;
    frame.owner = pixels;
    Q_EMIT framed(frame);
}

void FakeEye::look(Sight sight)
{
    const QPointF corner((wide - module * modules) / 2.0, (high - module * modules) / 2.0);
    const qreal side = module * modules;
    camera.take();
    Q_EMIT saw(sight,
        sight == Sight::Nothing ? QList<QPointF>()
                                : QList<QPointF>{corner, corner + QPointF(side, 0), corner + QPointF(side, side),
                                    corner + QPointF(0, side)});
}

void FakeEye::fail(const Fault& fault)
{
    trouble = fault;
    camera.stop();
    Q_EMIT readyChanged();
}

} // namespace naru::test
