// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/parcel.h"

#include "app/base/assert.h"

#include <algorithm>

namespace naru::lan {

namespace {
constexpr qsizetype headBytes = 2;

bool isNamed(Parcel::Kind kind)
{
    return kind == Parcel::Kind::Open || kind == Parcel::Kind::Close || kind == Parcel::Kind::Message;
}
} // namespace

bool Parcel::isName(QStringView name)
{
    return !name.isEmpty() && name.size() <= Channels::nameLettersMax
        && std::all_of(name.begin(), name.end(),
            [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-'; });
}

QByteArray Parcel::bytes() const
{
    NARU_ASSERT(isNamed(kind) ? isName(name) : name.isEmpty());
    NARU_ASSERT(message.size() <= (kind == Kind::Message ? Channel::messageBytesMax : 0));
    QByteArray bytes;
    bytes.reserve(headBytes + name.size() + message.size());
    bytes.append(char(kind)).append(char(name.size())).append(name.toLatin1()).append(message);
    return bytes;
}

Result<Parcel> Parcel::parse(QByteArrayView bytes)
{
    if (bytes.size() > headBytes + Channels::nameLettersMax + Channel::messageBytesMax)
        return LanFault::TooLarge;
    if (bytes.size() < headBytes)
        return LanFault::BadFrame;
    Parcel parcel;
    const auto kind = quint8(bytes[0]), length = quint8(bytes[1]);
    if (kind < quint8(Kind::Open) || kind > quint8(Kind::Twice) || bytes.size() < headBytes + length)
        return LanFault::BadFrame;
    parcel.kind = Kind(kind);
    parcel.name = QString::fromLatin1(bytes.sliced(headBytes, length));
    const QByteArrayView message = bytes.sliced(headBytes + length);
    if (isNamed(parcel.kind) ? !isName(parcel.name) : length != 0)
        return LanFault::BadFrame;
    if (parcel.kind != Kind::Message && !message.isEmpty())
        return LanFault::BadFrame;
    if (message.size() > Channel::messageBytesMax)
        return LanFault::TooLarge;
    parcel.message = message.toByteArray();
    return parcel;
}

} // namespace naru::lan
