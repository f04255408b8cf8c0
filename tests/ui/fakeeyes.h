// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/codesource.h"

namespace naru::test {

/// A camera that takes one picture of a code when it is switched on.
class FakePictures final : public device::FrameSource {
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("USB Camera"); }
    void start() override;
    void stop() override { isOn = false; }
    void take(); ///< another picture

    bool isOn = false;
};

/// It sees what a test says it sees.
class FakeEye final : public device::CodeSource {
    Q_OBJECT

public:
    enum class Kind { Camera, Scanner };
    explicit FakeEye(Kind kind)
        : m_kind(kind)
    {
    }
    device::FrameSource* pictures() override { return m_kind == Kind::Camera ? &camera : nullptr; }
    bool isReady() const override { return !trouble; }
    std::optional<Fault> problem() const override { return trouble; }
    void start() override { camera.start(); }
    void stop() override { camera.stop(); }
    void wake() override { ++wakes; }
    void look(Sight sight);
    void fail(const Fault& fault);

    FakePictures camera;
    std::optional<Fault> trouble;
    int wakes = 0;

private:
    Kind m_kind;
};

} // namespace naru::test
