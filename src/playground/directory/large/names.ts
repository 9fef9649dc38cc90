type Names = readonly [string, ...string[]];

const words = (text: string): Names => text.split(/\s+/) as unknown as Names;

/** First names as a company of many countries has them. */
export const givenNames = words(
  `Aisha Alejandro Amelia Ana Andrei Anja Antonio Arjun Aurélie Ben Björn Camila Carlos Catherine Chen Chloé Clara Daniel
   David Deepak Diego Elena Elif Emeka Emma Erik Fatima Felix Fiona François Freya Gabriel Giulia Grace Hana Hannes Hugo Ines
   Isaac Ivan Jamal James Jana Javier Jing Johanna John José Julia Kaito Karim Katarzyna Kenji Khadija Lars Laura Léa Leon
   Liam Lina Lucía Luis Łukasz Magdalena Malik Marco María Marta Mateo Matthew Mei Michael Mina Mohammed Nadia Natalia Nia
   Nikolai Noah Nora Oliver Olga Omar Oscar Paula Pavel Peter Priya Rafael Rahul Rebecca Robert Rosa Ryan Samira Sara Sean
   Selin Sofia Stefan Sven Tariq Thomas Tomáš Valentina Víctor Wei William Yara Yasmin Yusuf Zoë`,
);

/** Family names, some with accents, apostrophes and hyphens. */
export const surnames = words(
  `Abbott Adeyemi Ahmed Alvarez Andersen Bakker Banerjee Bauer Becker Bennett Bernard Bianchi Brown Campbell Carter Castro
   Chen Clark Cohen Costa Cruz Davies Diaz Dubois Edwards Eriksson Evans Fernández Ferrari Fischer Fletcher Fontaine Fraser
   García Gomez González Greco Green Gupta Haas Hansen Harris Hernández Hoffmann Hughes Ibrahim Ivanov Jackson Jansen Jensen
   Johansson Johnson Jones Kaminski Kaya Kelly Khan Kim Klein Kovács Kowalski Kumar Lambert Larsen Laurent Lee Lewis Li
   Lindström López Martin Martínez Meyer Miller Mitchell Moore Morales Moreau Müller Murphy Nakamura Nguyen Nielsen Novák
   Núñez O'Brien O'Connor O'Neill Okafor Olsen Osei Park Patel Pereira Petrov Phillips Popescu Ramírez Rao Reyes Ricci
   Richter Rivera Roberts Rodríguez Rossi Roux Russo Ryan Sánchez Santos Sato Schmidt Schneider Schulz Schwarz Scott Sharma
   Silva Simmons Singh Smith Smith-Jones Sokolov Suzuki Svensson Takahashi Tanaka Taylor Thompson Torres Turner Vargas
   Virtanen Vogel Wagner Walker Wang Weber White Williams Wilson Wójcik Wong Wright Yamamoto Yılmaz Young Zhang Zimmermann`,
);

export const departments = [
  'Service Desk',
  'Field Services',
  'Network Operations',
  'Security',
  'Projects',
  'Sales',
  'Finance',
  'Human Resources',
  'Marketing',
  null,
] as const;
