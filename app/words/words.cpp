// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/words.h"

#include "app/base/assert.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace naru::words {

namespace {

struct Book {
    QHash<QString, Words> sentences;
    QHash<QString, QString> elements, documents;
};

QHash<QString, QString> namesIn(const QJsonObject& object)
{
    QHash<QString, QString> names;
    for (auto it = object.begin(); it != object.end(); ++it)
        names.insert(it.key(), it.value().toString());
    return names;
}

/// The file is compiled in, so what is wrong with it is our own mistake.
Book read(const QString& path)
{
    QFile file(path);
    NARU_ASSERT(file.open(QIODevice::ReadOnly));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Book book;
    const QJsonObject sentences = root.value(QLatin1StringView("sentences")).toObject();
    for (auto it = sentences.begin(); it != sentences.end(); ++it) {
        const QJsonArray pair = it.value().toArray();
        NARU_ASSERT(pair.size() == 2);
        book.sentences.insert(it.key(), {pair.at(0).toString(), pair.at(1).toString()});
    }
    NARU_ASSERT(book.sentences.contains(QStringLiteral("unknown")));
    book.elements = namesIn(root.value(QLatin1StringView("elements")).toObject());
    book.documents = namesIn(root.value(QLatin1StringView("documents")).toObject());
    return book;
}

const Book& bookOf(Language language)
{
    static const Book korean = read(QStringLiteral(":/naru/words/ko.json"));
    static const Book english = read(QStringLiteral(":/naru/words/en.json"));
    return language == Language::Korean ? korean : english;
}

/// All at once, so that a fact holding "%2" stays what it is.
QString filled(const QString& sentence, const QStringList& facts)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int digit = sentence.at(i) == u'%' && i + 1 < sentence.size() ? sentence.at(i + 1).digitValue() : -1;
        if (digit < 1)
            result += sentence.at(i);
        else
            result += facts.value(sentence.at(++i).digitValue() - 1);
    }
    return result;
}

} // namespace

Language languageOf(QStringView code)
{
    return code.startsWith(QLatin1StringView("en")) ? Language::English : Language::Korean;
}

Words wordsOf(QLatin1StringView name, Language language, const QStringList& facts)
{
    const auto& sentences = bookOf(language).sentences;
    auto found = sentences.constFind(name);
    if (found == sentences.constEnd())
        found = sentences.constFind(QStringLiteral("unknown"));
    return {filled(found->sentence, facts), filled(found->whatToDo, facts)};
}

Words checkWords(QLatin1StringView check, std::optional<bool> outcome, Language language)
{
    const QByteArray name = "check." + QByteArray(check.data(), check.size())
        + (!outcome        ? ".unknown"
                : *outcome ? ".passed"
                           : "");
    return wordsOf(QLatin1StringView(name), language);
}

bool knows(QLatin1StringView name, Language language)
{
    return bookOf(language).sentences.contains(name);
}

QString elementName(const QString& element, Language language)
{
    constexpr QLatin1StringView ageOver("age_over_");
    const auto& elements = bookOf(language).elements;
    if (element.startsWith(ageOver) && element.size() == ageOver.size() + 2)
        return filled(elements.value(QStringLiteral("age_over_NN")), {element.sliced(ageOver.size())});
    return elements.value(element, element);
}

QString documentName(const QString& docType, Language language)
{
    return bookOf(language).documents.value(docType, docType);
}

} // namespace naru::words
