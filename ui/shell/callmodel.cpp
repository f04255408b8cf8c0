// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/callmodel.h"

namespace naru::ui::shell {

CallModel::CallModel(Channels& channels, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_book(channels, clock)
{
    connect(&m_book, &desk::CallBook::changed, this, &CallModel::changed);
    connect(&m_book, &desk::CallBook::rang, this, &CallModel::rang);
}

QVariantList CallModel::calls() const
{
    QVariantList rows;
    const auto calls = m_book.calls();
    for (const desk::CallBook::Call& call : calls) {
        QString note = call.minutes < 1 ? tr("방금") : tr("%1분째").arg(call.minutes);
        if (call.silent)
            note = tr("연결이 끊겼어요");
        else if (call.answering)
            note = tr("알리고 있어요");
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromLatin1(call.device.toHex())},
            {QStringLiteral("name"), call.name}, {QStringLiteral("line"), tr("%1에서 부르세요").arg(call.name)},
            {QStringLiteral("note"), note}, {QStringLiteral("answering"), call.answering}});
    }
    return rows;
}

void CallModel::answer(const QString& id)
{
    m_book.answer(QByteArray::fromHex(id.toLatin1()));
}

} // namespace naru::ui::shell
