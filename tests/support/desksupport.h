// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

namespace naru::test {

inline const QString goodPin = QStringLiteral("135790");

/// A real desk in a folder of its own; time moves only by hand.
class DeskStage {
public:
    explicit DeskStage(desk::Desk::Kind kind = desk::Desk::Kind::Real)
        : clock(*parseRfc3339(u"2026-11-20T00:00:00Z"))
        , m_kind(kind)
    {
    }

    Result<void> open()
    {
        desk.reset();
        auto opened = desk::Desk::open({folder.filePath(QStringLiteral("data")), m_kind, clock, random, endpoints,
            pictures, *parseRfc3339(u"2026-11-01T00:00:00Z"), desk::Desk::Access::ReadWrite, rack, terminals,
            terminalPatience});
        if (!opened)
            return opened.fault();
        desk = std::move(*opened);
        return {};
    }

    /// Waits, by events alone, until what was asked is done.
    Result<void> await(const std::function<void(desk::Done)>& ask)
    {
        std::optional<Result<void>> answer;
        ask([&answer](const Result<void>& result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("the desk never answered");
        return *answer;
    }

    Result<void> setUp()
    {
        desk::Setup setup;
        setup.settings.centre = QStringLiteral("나루동 행정복지센터");
        setup.settings.desk = QStringLiteral("2번 창구");
        setup.administrator = QStringLiteral("김나루");
        setup.pin = goodPin;
        return await([&](desk::Done done) { desk->completeSetup(setup, done); });
    }

    Result<void> signIn(qint64 staffId = 1, const QString& pin = goodPin)
    {
        return await([&](desk::Done done) { desk->signIn(staffId, pin, done); });
    }

    QTemporaryDir folder;
    ManualClock clock;
    SystemRandom random;
    QList<device::VisitEndpoint*> endpoints;
    device::PictureDecoder* pictures = nullptr;
    device::Rack* rack = nullptr;
    device::TerminalLinks* terminals = nullptr;
    Milliseconds terminalPatience = std::chrono::seconds(20);
    std::unique_ptr<desk::Desk> desk;

private:
    desk::Desk::Kind m_kind;
};

} // namespace naru::test
