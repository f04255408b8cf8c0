// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/announcement.h"

#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::lan {

namespace {

bool isHex(const QByteArray& text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

QList<QByteArray> Announcement::texts() const
{
    QList<QByteArray> texts{QByteArray("v=") + version};
    if (!hint.isEmpty())
        texts.append("d=" + hint.toHex());
    return texts;
}

std::optional<Announcement> Announcement::parse(const QList<QByteArray>& texts)
{
    QByteArray spoken, hint;
    for (const QByteArray& text : texts.first(std::min<qsizetype>(texts.size(), textsMax))) {
        if (text.size() > textBytesMax)
            continue;
        if (spoken.isNull() && text.startsWith("v="))
            spoken = text.sliced(2);
        else if (hint.isNull() && text.startsWith("d="))
            hint = text.sliced(2);
    }
    if (spoken != version)
        return std::nullopt;
    const bool isHint = hint.size() == 2 * hintBytes && isHex(hint);
    return Announcement{isHint ? QByteArray::fromHex(hint) : QByteArray()};
}

QByteArray hintOf(const QByteArray& device)
{
    return crypto::sha256("naru-desk-hint" + device).first(Announcement::hintBytes);
}

QByteArray instanceNameOf(const QString& name)
{
    QString fit = name.simplified();
    while (fit.toUtf8().size() > Announcement::nameBytesMax || (!fit.isEmpty() && fit.back().isHighSurrogate()))
        fit.chop(1);
    return fit.isEmpty() ? QByteArray("naru") : fit.toUtf8();
}

} // namespace naru::lan
