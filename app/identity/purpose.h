// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/identity/asked.h"
#include "app/identity/faults.h"

#include <QJsonObject>

namespace naru::identity {

/// What a desk may ask for one kind of business, why, and what is kept how long. Compiled in from purposes/*.json.
struct Purpose {
    QString id; ///< "adult-check"
    QString nameKo, nameEn;
    QString asksKo, asksEn;         ///< one line for the clerk: "이름 · 생년월일 · 사진을 봅니다"
    QString askedKo, askedEn;       ///< the same as a bare list: "이름 · 생년월일 · 사진"
    QString notAskedKo, notAskedEn; ///< "주소 · 주민등록번호"
    QString legalBasisKo, legalBasisEn;
    QString keptKo, keptEn;     ///< "확인했다는 기록 1년"
    int keptDays = 0;           ///< the journal's record of the check
    Risk risk = Risk::Ordinary; ///< "highRisk" of the file
    QString icon;               ///< name of an icon of the kit
    Asked asked;                ///< what is asked first
    QList<Asked> fallbacks;     ///< further named requests, in order, each with the visitor's consent (year age: birth
                                ///< year, then birth date)
    QByteArray fileHash;        ///< SHA-256 of the file

    QString name(bool korean) const { return korean ? nameKo : nameEn; }
};

/// The purposes compiled in, in the order of the counter's keys 1, 2, …
const QList<Purpose>& builtInPurposes();
const Purpose* findPurpose(const QString& id);
/// Strict: unknown keys, unknown docTypes' shapes, more than two age_over_NN are BadPurpose.
Result<Purpose> parsePurpose(const QByteArray& json);

} // namespace naru::identity
