// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/folder.h"
#include "tests/support/desksupport.h"

namespace naru::test {

/// A desk whose disk has as much room as the test says, or as it really has.
struct NarrowDesk : DeskStage {
    enum class Room : quint8 { Said, Real };
    explicit NarrowDesk(Room room = Room::Said, QString data = {})
        : m_room(room)
        , m_data(data.isEmpty() ? folder.filePath(QStringLiteral("data")) : std::move(data))
    {
    }
    Result<void> open()
    {
        desk.reset();
        desk::Desk::Parts parts{
            m_data, desk::Desk::Kind::Real, clock, random, {}, nullptr, *parseRfc3339(u"2026-11-01T00:00:00Z")};
        if (m_room == Room::Said)
            parts.freeBytes = [this](const QString&) { return left; };
        auto opened = desk::Desk::open(parts);
        if (!opened)
            return opened.fault();
        desk = *std::move(opened);
        return {};
    }
    bool begin() { return open() && setUp(); }
    QByteArray charge(const QString& bill)
    {
        std::optional<Result<desk::Opened>> answer;
        desk->till()->open({bill, {{QStringLiteral("등본"), Won{15'000}}}, {}},
            [&](Result<desk::Opened> opened) { answer = std::move(opened); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return "no answer";
        return *answer ? QByteArray("open") : QByteArray(answer->fault().name());
    }
    QByteArray cash(const QByteArray& charge)
    {
        const auto asked = await([&](const desk::Done& done) { desk->dayBook()->mayTakeCash(charge, done); });
        return asked ? QByteArray() : QByteArray(asked.fault().name());
    }
    /// Something that is no money.
    QByteArray note(const QString& name)
    {
        const auto done
            = await([&](const desk::Done& then) { desk->addStaff(name, desk::Role::Clerk, goodPin, then); });
        return done ? QByteArray() : QByteArray(done.fault().name());
    }
    std::optional<qint64> left; ///< Said; nothing: nobody can say

private:
    const Room m_room;
    const QString m_data;
};

} // namespace naru::test
