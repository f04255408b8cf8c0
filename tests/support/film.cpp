// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/film.h"

#include <QtEndian>

namespace naru::test {

namespace {

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray numbers(std::initializer_list<quint32> values)
{
    QByteArray bytes;
    for (const quint32 value : values)
        bytes += number(value);
    return bytes;
}

QByteArray chunk(const char* name, const QByteArray& content)
{
    return QByteArray(name, 4) + number(quint32(content.size())) + content + QByteArray(content.size() % 2, '\0');
}

QByteArray list(const char* name, const QByteArray& content)
{
    return chunk("LIST", QByteArray(name, 4) + content);
}

QByteArray pictureOf(const device::Frame& frame)
{
    QByteArray bytes;
    for (int y = 0; y < frame.height; ++y)
        bytes.append(reinterpret_cast<const char*>(frame.data + y * frame.stride), frame.width);
    return bytes + QByteArray(bytes.size() / 2, '\x80'); // colours: none
}

} // namespace

QByteArray filmOf(const QList<device::Frame>& frames, int framesPerSecond)
{
    const auto width = quint32(frames.first().width), height = quint32(frames.first().height),
               count = quint32(frames.size()), bytes = width * height * 3 / 2;
    const QByteArray main = numbers({1000000U / quint32(framesPerSecond), bytes * quint32(framesPerSecond), 0, 0x10,
        count, 0, 1, bytes, width, height, 0, 0, 0, 0});
    const QByteArray stream = "vidsI420"
        + numbers({0, 0, 0, 1, quint32(framesPerSecond), 0, count, bytes, 0xffffffff, 0, 0, height << 16 | width});
    const QByteArray format = numbers({40, width, height, 12U << 16 | 1U}) + "I420" + numbers({bytes, 0, 0, 0, 0});
    QByteArray pictures, index;
    for (const device::Frame& frame : frames) {
        index += "00db" + numbers({0x10, quint32(pictures.size()) + 4, bytes});
        pictures += chunk("00db", pictureOf(frame));
    }
    const QByteArray header
        = list("hdrl", chunk("avih", main) + list("strl", chunk("strh", stream) + chunk("strf", format)));
    return chunk("RIFF", "AVI " + header + list("movi", pictures) + chunk("idx1", index));
}

} // namespace naru::test
