// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/faults.h"

#include <QByteArray>

#include <optional>

namespace naru::lessons {

/// The attendance card: a paper of a course with a number and an animal on it, and nothing of a person. Who holds it up
/// at a seat is here. The text of its QR code is in the letters of a small one (ISO/IEC 18004 alphanumeric):
/// "NARU-A1:" and base45 of classCardBytes
///   course (4 bytes)   number (1 byte, from 1)   seal (7 bytes)
/// where course and seal are HMAC-SHA-256 under a secret of the desk that teaches it: nobody else can make one, and two
/// courses have nothing in common. Nothing is kept of a card; the same one can be printed again.
inline constexpr QByteArrayView classCardPrefix{"NARU-A1:"};
inline constexpr qsizetype classCardBytes = 12;
inline constexpr qsizetype courseBytes = 4;
inline constexpr int classCardsMax = 200;                ///< of one course; as many as seats
inline constexpr qsizetype classCardLettersMax = 8 + 18; ///< of its text
inline constexpr qsizetype courseSecretBytes = 32;

/// Whether it begins like an attendance card of whatever format, white space around it aside.
bool looksLikeClassCard(QByteArrayView text);
/// The bytes of a card; whether they are of a course is the room's to say. Faults: NotACard, CardTorn (letters lost),
/// CardNewer.
Result<QByteArray> readClassCard(QByteArrayView text);
QByteArray classCardText(const QByteArray& card);

/// The cards of one course: makes them and knows them again.
class CourseCards {
public:
    /// `secret`: courseSecretBytes, of the desk. `plan`: the number of the course; 0 for classes without one.
    CourseCards(QByteArrayView secret, qint64 plan);

    QByteArray card(int number) const; ///< classCardBytes; `number` 1 … classCardsMax

    enum class Verdict : quint8 {
        Ours,
        OtherCourse, ///< of another course, or of another desk
        Unknown,     ///< says that it is of this one, and nobody here made it
    };
    Verdict judge(const QByteArray& card) const;
    static int numberOf(const QByteArray& card); ///< that it says
    bool operator==(const CourseCards&) const = default;

private:
    QByteArray m_key, m_course;
};

} // namespace naru::lessons
