// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/picture.h"

#include <QtEndian>

#include <array>
#include <chrono>
#include <optional>

/// One request on standard input, closed after it; one answer on standard output; then the process ends. All numbers
/// are big-endian.
///
///     request  magic u32 "NIMQ" · format u8 (PictureFormat) · payload length u32 · payload
///     answer   magic u32 "NIMA" · status u8 · width u16 · height u16 · width × height × 3 bytes of RGB
///
/// An answer that is not Ok has width and height 0 and nothing behind them.
namespace naru::imaged {

inline constexpr quint32 requestMagic = 0x4e494d51, answerMagic = 0x4e494d41;
inline constexpr qsizetype requestHeaderBytes = 9, answerHeaderBytes = 9;
inline constexpr qsizetype answerBytesMax
    = answerHeaderBytes + qsizetype{device::pictureSideMaxPx} * device::pictureSideMaxPx * device::rgbBytesPerPx;

inline constexpr quint64 memoryBytesMax = 320 * 1024 * 1024; ///< address space, the libraries themselves included
inline constexpr quint64 cpuSecondsMax = 2;
inline constexpr std::chrono::milliseconds wallMax{3000}; ///< kept by the client

/// What the process answers when it could not even shut its own door; it reads nothing then.
inline constexpr int exitNoSandbox = 70;

enum class Status : quint8 { Ok = 0, Unreadable = 1, TooLarge = 2, BadRequest = 3 };

struct RequestHeader {
    device::PictureFormat format;
    qsizetype payloadBytes;
};

struct AnswerHeader {
    Status status = Status::BadRequest;
    int width = 0, height = 0;

    qsizetype rgbBytes() const { return qsizetype{width} * height * device::rgbBytesPerPx; }
};

inline QByteArray requestHeader(const RequestHeader& header)
{
    QByteArray bytes(requestHeaderBytes, '\0');
    qToBigEndian(requestMagic, bytes.data());
    bytes[4] = static_cast<char>(header.format);
    qToBigEndian(static_cast<quint32>(header.payloadBytes), bytes.data() + 5);
    return bytes;
}

/// Nothing where it is not a request, or asks for more than device::pictureBytesMax.
inline std::optional<RequestHeader> readRequestHeader(QByteArrayView bytes)
{
    if (bytes.size() < requestHeaderBytes || qFromBigEndian<quint32>(bytes.data()) != requestMagic)
        return {};
    const auto format = static_cast<quint8>(bytes[4]);
    const auto payloadBytes = qFromBigEndian<quint32>(bytes.data() + 5);
    if (format < quint8(device::PictureFormat::Jpeg) || format > quint8(device::PictureFormat::Svg)
        || payloadBytes > device::pictureBytesMax)
        return {};
    return RequestHeader{static_cast<device::PictureFormat>(format), qsizetype{payloadBytes}};
}

inline std::array<char, answerHeaderBytes> answerHeader(const AnswerHeader& header)
{
    std::array<char, answerHeaderBytes> bytes{};
    qToBigEndian(answerMagic, bytes.data());
    bytes[4] = static_cast<char>(header.status);
    qToBigEndian(static_cast<quint16>(header.width), bytes.data() + 5);
    qToBigEndian(static_cast<quint16>(header.height), bytes.data() + 7);
    return bytes;
}

/// Nothing where it is not an answer, or claims more pixels than the limit, or Ok without any.
inline std::optional<AnswerHeader> readAnswerHeader(QByteArrayView bytes)
{
    if (bytes.size() < answerHeaderBytes || qFromBigEndian<quint32>(bytes.data()) != answerMagic
        || static_cast<quint8>(bytes[4]) > quint8(Status::BadRequest))
        return {};
    const AnswerHeader header{static_cast<Status>(bytes[4]), qFromBigEndian<quint16>(bytes.data() + 5),
        qFromBigEndian<quint16>(bytes.data() + 7)};
    const bool hasPixels = header.width > 0 && header.height > 0;
    if (header.width > device::pictureSideMaxPx || header.height > device::pictureSideMaxPx
        || hasPixels != (header.status == Status::Ok))
        return {};
    return header;
}

} // namespace naru::imaged
